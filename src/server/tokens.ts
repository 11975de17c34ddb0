import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A token that was never used dies after this time. Unit: milliseconds. */
export const TOKEN_LIFETIME = 10 * 60 * 1000;

/** 256 random bits that survive in a URL and in a cookie as they are (RFC 4648, 5). */
export function createSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares in a time that tells nothing about where the two differ, or about their lengths. */
export function secretsEqual(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right));
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

export interface Tokens {
  /**
   * Makes a token that opens the door once.
   * @param options `lasting` keeps it good until its use, however late that comes
   */
  mint(options?: { lasting?: boolean }): string;
  /** Takes a token out of use; false when it is unknown, used or too old. */
  redeem(token: string): boolean;
}

/**
 * Keeps the one-time tokens that are still good.
 *
 * @param now the clock, in milliseconds
 */
export function createTokens(now: () => number = Date.now): Tokens {
  const expiries = new Map<string, number>();

  function forgetExpired(): void {
    for (const [token, expiry] of expiries) if (expiry <= now()) expiries.delete(token);
  }

  return {
    mint(options) {
      forgetExpired();
      const token = createSecret();
      expiries.set(token, options?.lasting ? Number.POSITIVE_INFINITY : now() + TOKEN_LIFETIME);
      return token;
    },
    redeem(token) {
      forgetExpired();
      const match = [...expiries.keys()].find((candidate) => secretsEqual(candidate, token));
      return match !== undefined && expiries.delete(match);
    },
  };
}
