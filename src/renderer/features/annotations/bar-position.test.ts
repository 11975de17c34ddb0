import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionBar } from './bar-position.ts';

const view = { left: 0, right: 400, top: 50, bottom: 800 };
const bar = { width: 160, height: 40 };
const line = (top: number, left = 100, right = 300) => ({ left, right, top, bottom: top + 30 });

describe('positionBar', () => {
  it('stands above the first line, in its middle', () => {
    const place = positionBar({ first: line(400), last: line(500), view, bar, side: 'above' });
    expect(place).toEqual({ left: 120, top: 352 });
  });

  it('goes below the last line where there is no room above, and for touch', () => {
    const tight = positionBar({ first: line(60), last: line(100), view, bar, side: 'above' });
    expect(tight.top).toBe(138);
    const touch = positionBar({ first: line(400), last: line(500), view, bar, side: 'below' });
    expect(touch.top).toBe(538);
  });

  it('never leaves the window', () => {
    const edge = fc.integer({ min: -5_000, max: 5_000 });
    fc.assert(
      fc.property(edge, edge, edge, fc.boolean(), (top, height, left, isTouch) => {
        const { left: x, top: y } = positionBar({
          first: line(top, left, left + 10),
          last: line(top + Math.abs(height), left, left + 10),
          view,
          bar,
          side: isTouch ? 'below' : 'above',
        });
        expect(x).toBeGreaterThanOrEqual(view.left);
        expect(x + bar.width).toBeLessThanOrEqual(view.right);
        expect(y).toBeGreaterThanOrEqual(view.top);
        expect(y + bar.height).toBeLessThanOrEqual(view.bottom);
      }),
    );
  });
});
