import type { Rectangle } from 'electron';
import { z } from 'zod';

/** Where a window was, as it is kept between runs. Device-independent pixels. */
const windowState = z.strictObject({
  bounds: z.strictObject({
    x: z.int(),
    y: z.int(),
    width: z.int().positive(),
    height: z.int().positive(),
  }),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof windowState>;

export const minimumSize = { width: 400, height: 480 };
const defaultSize = { width: 1200, height: 860 };
/** So much of the window must lie on a screen that one can take hold of it and drag. */
const graspableSize = { width: 120, height: 60 };

export interface WindowPlacement {
  width: number;
  height: number;
  /** Left out: the system centres the window. */
  x?: number;
  y?: number;
  maximized: boolean;
}

/**
 * Decides where the window opens. What was kept counts only as far as the screens of today allow: a
 * window that would lie off them, or be larger than they are, opens in the middle at a fitting size.
 *
 * @param kept what {@link describeWindow} gave at the last run, or anything else, which is ignored
 * @param workAreas the screens without task bars, the primary one first
 */
export function placeWindow(kept: unknown, workAreas: readonly Rectangle[]): WindowPlacement {
  const state = windowState.safeParse(kept);
  const home = workAreas.find((area) => state.success && isGraspable(state.data.bounds, area));
  if (!state.success || !home) {
    return { ...fitSize(defaultSize, workAreas[0]), maximized: state.data?.maximized ?? false };
  }
  const { bounds, maximized } = state.data;
  return { x: bounds.x, y: bounds.y, ...fitSize(bounds, home), maximized };
}

function isGraspable(bounds: Rectangle, area: Rectangle): boolean {
  const left = Math.max(bounds.x, area.x);
  const right = Math.min(bounds.x + bounds.width, area.x + area.width);
  const visibleHeight = area.y + area.height - bounds.y;
  // The title bar is at the top, so that is what must be on the screen.
  return (
    right - left >= graspableSize.width &&
    bounds.y >= area.y &&
    visibleHeight >= graspableSize.height
  );
}

function fitSize(
  wanted: { width: number; height: number },
  area: Rectangle | undefined,
): { width: number; height: number } {
  const clamp = (size: number, least: number, most = size) => Math.max(least, Math.min(size, most));
  return {
    width: clamp(wanted.width, minimumSize.width, area?.width),
    height: clamp(wanted.height, minimumSize.height, area?.height),
  };
}

/** What to keep of a window: its bounds when neither maximised nor full screen. */
export function describeWindow(window: {
  getNormalBounds(): Rectangle;
  isMaximized(): boolean;
}): WindowState {
  const { x, y, width, height } = window.getNormalBounds();
  return { bounds: { x, y, width, height }, maximized: window.isMaximized() };
}
