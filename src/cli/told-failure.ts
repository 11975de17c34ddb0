/**
 * Ends a command that failed in part and said so where it happened: nothing is left to be told, but
 * the exit code is that of the cause.
 */
export class ToldFailure extends Error {
  constructor(cause: unknown) {
    super('already told', { cause });
    this.name = 'ToldFailure';
  }
}
