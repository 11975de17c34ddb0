/** Standard output could not take what was printed, e.g. because its disk is full. */
export class OutputFailure extends Error {
  override readonly name = 'OutputFailure';
}

/**
 * Watches standard output from now on. A reader such as `head` that has seen enough closes the pipe:
 * that is no failure of ours and ends the program at once with 0.
 *
 * @returns a promise that never resolves, and rejects with an {@link OutputFailure}
 */
export function watchOutput(): Promise<never> {
  return new Promise((_resolve, reject) => {
    process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EPIPE') process.exit(0);
      reject(new OutputFailure(cause.message, { cause }));
    });
  });
}

/** Waits until everything printed is written or has failed; a failure is told right after the write. */
export async function flushOutput(): Promise<void> {
  await new Promise<void>((resolve) => process.stdout.write('', () => setImmediate(resolve)));
}
