/** Longest wait where nothing is painted at all: in a window out of sight. Milliseconds. */
const PATIENCE = 200;

/**
 * Rest of the keys before what follows from a list is asked for: all hits of its first page, counts,
 * marks in the text. A key stroke in this time finds the page and the engine free, and half-typed
 * words don't flicker through the text. Milliseconds.
 */
export const LIST_RESTS = 120;

/**
 * Runs something once the page has been painted as it is now.
 *
 * @param rest how long after that, in milliseconds
 * @returns what calls it off
 */
export function afterPaint(run: () => void, rest = 0): () => void {
  let timer = setTimeout(finish, PATIENCE + rest);
  const frame = requestAnimationFrame(() => {
    // Frames begin before they are painted; a task of its own comes after.
    clearTimeout(timer);
    timer = setTimeout(finish, rest);
  });
  function finish(): void {
    cancelAnimationFrame(frame);
    run();
  }
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
}
