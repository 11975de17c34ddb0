/** Longest wait where nothing is painted at all: in a window out of sight. Milliseconds. */
const PATIENCE = 200;

/**
 * Runs something once the page has been painted as it is now.
 *
 * @returns what calls it off
 */
export function afterPaint(run: () => void): () => void {
  let timer = setTimeout(finish, PATIENCE);
  const frame = requestAnimationFrame(() => {
    // Frames begin before they are painted; a task of its own comes after.
    clearTimeout(timer);
    timer = setTimeout(finish, 0);
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
