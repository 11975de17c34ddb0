import { expect, it } from 'vitest';
import { createSecret, createTokens, secretsEqual, TOKEN_LIFETIME } from './tokens.ts';

it('takes each token once', () => {
  const tokens = createTokens();
  const [first, second] = [tokens.mint(), tokens.mint()];
  expect(tokens.redeem(first)).toBe(true);
  expect(tokens.redeem(first)).toBe(false);
  expect(tokens.redeem(second)).toBe(true);
  expect(tokens.redeem('')).toBe(false);
});

it('forgets a token that was never used, but not a lasting one', () => {
  let time = 0;
  const tokens = createTokens(() => time);
  const [early, late, lasting] = [tokens.mint(), tokens.mint(), tokens.mint({ lasting: true })];
  time = TOKEN_LIFETIME - 1;
  expect(tokens.redeem(early)).toBe(true);
  time = TOKEN_LIFETIME;
  expect(tokens.redeem(late)).toBe(false);
  expect(tokens.redeem(lasting)).toBe(true);
  expect(tokens.redeem(lasting)).toBe(false);
});

it('makes secrets of 256 bits that differ', () => {
  const secrets = new Set(Array.from({ length: 100 }, createSecret));
  expect(secrets.size).toBe(100);
  for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
});

it('compares secrets of any length', () => {
  expect(secretsEqual('abc', 'abc')).toBe(true);
  expect(secretsEqual('abc', 'abd')).toBe(false);
  expect(secretsEqual('abc', 'abcd')).toBe(false);
  expect(secretsEqual('', 'a')).toBe(false);
});
