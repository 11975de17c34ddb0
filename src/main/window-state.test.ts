import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeWindow, minimumSize, placeWindow } from './window-state.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1040 };
const second = { x: 1920, y: 100, width: 1280, height: 984 };

describe('placeWindow', () => {
  it('opens where the window was, on any screen', () => {
    const bounds = { x: 2000, y: 150, width: 900, height: 700 };
    expect(placeWindow({ bounds, maximized: false }, [screen, second])).toEqual({
      ...bounds,
      maximized: false,
    });
  });

  it('comes back to the middle of the first screen when its own screen has gone', () => {
    const bounds = { x: 2000, y: 150, width: 900, height: 700 };
    expect(placeWindow({ bounds, maximized: true }, [screen])).toEqual({
      width: 1200,
      height: 860,
      maximized: true,
    });
  });

  it('comes back when the title bar would be out of reach', () => {
    const bounds = { x: 100, y: -300, width: 900, height: 700 };
    expect(placeWindow({ bounds, maximized: false }, [screen])).not.toHaveProperty('x');
  });

  it.each([
    undefined,
    null,
    'window',
    { bounds: { x: 1.5, y: 0, width: 10, height: 10 }, maximized: false },
    { bounds: { x: 0, y: 0, width: -10, height: 10 }, maximized: false },
    { bounds: { x: 0, y: 0, width: 900, height: 700 } },
  ])('ignores what it did not write: %j', (kept) => {
    expect(placeWindow(kept, [screen])).toEqual({ width: 1200, height: 860, maximized: false });
  });

  it('always gives a usable window', () => {
    const coordinate = fc.integer({ min: -5000, max: 5000 });
    const size = fc.integer({ min: 1, max: 9000 });
    const rectangle = fc.record({ x: coordinate, y: coordinate, width: size, height: size });
    fc.assert(
      fc.property(rectangle, rectangle, fc.boolean(), (bounds, area, maximized) => {
        const place = placeWindow({ bounds, maximized }, [area]);
        expect(place.width).toBeGreaterThanOrEqual(minimumSize.width);
        expect(place.height).toBeGreaterThanOrEqual(minimumSize.height);
        expect(place.width).toBeLessThanOrEqual(Math.max(minimumSize.width, area.width));
        expect(place.height).toBeLessThanOrEqual(Math.max(minimumSize.height, area.height));
        if (place.y !== undefined) expect(place.y).toBeGreaterThanOrEqual(area.y);
      }),
    );
  });
});

describe('describeWindow', () => {
  it('keeps the bounds of the normal state, and takes its own word back', () => {
    const bounds = { x: 10, y: 20, width: 900, height: 700 };
    const kept = describeWindow({ getNormalBounds: () => bounds, isMaximized: () => true });
    expect(kept).toEqual({ bounds, maximized: true });
    expect(placeWindow(JSON.parse(JSON.stringify(kept)), [screen])).toEqual({
      ...bounds,
      maximized: true,
    });
  });
});
