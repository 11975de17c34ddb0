import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { follow, PageHeights, placeAt, TALLEST } from './tall-list.ts';

describe('PageHeights', () => {
  it('guesses, and takes what is measured', () => {
    const heights = new PageHeights(120, 80);
    expect(heights.pages).toBe(3);
    expect(heights.total).toBe(9_600);
    expect(heights.measure(0, 5_000)).toBe(1_000);
    expect(heights.measure(0, 4_500)).toBe(-500);
    expect([0, 1, 2].map((page) => heights.top(page))).toEqual([0, 4_500, 8_500]);
    expect(heights.height(2)).toBe(1_600);
    expect(heights.total).toBe(10_100);
  });

  it('finds the page at a height', () => {
    const heights = new PageHeights(500_000, 80);
    heights.measure(3, 9_000);
    expect(heights.pageAt(-5)).toBe(0);
    expect(heights.pageAt(3_999)).toBe(0);
    expect(heights.pageAt(4_000)).toBe(1);
    expect(heights.pageAt(12_000 + 8_999)).toBe(3);
    expect(heights.pageAt(12_000 + 9_000)).toBe(4);
    expect(heights.pageAt(1e12)).toBe(9_999);
  });
});

describe('a list that is too tall', () => {
  const frame = { height: 40_000_000, view: 800 };

  it('is laid out as it is while it is not', () => {
    expect(placeAt(5_000, { height: TALLEST, view: 800 })).toEqual({ scroll: 5_000, shift: 0 });
    expect(follow(70_000, { scroll: 0, shift: 0 }, { height: TALLEST, view: 800 })).toEqual({
      scroll: 70_000,
      shift: 0,
    });
  });

  it('shows its ends at the ends of the scrollbar', () => {
    expect(follow(0, { scroll: 9e6, shift: 3e7 }, frame)).toEqual({ scroll: 0, shift: 0 });
    const end = follow(TALLEST - frame.view, { scroll: 0, shift: 0 }, frame);
    expect(end.scroll + end.shift).toBe(frame.height - frame.view);
  });

  it('shows any place at a scroll within the list', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: frame.height - frame.view }), (top) => {
        const { scroll, shift } = placeAt(top, frame);
        expect(scroll + shift).toBe(top);
        expect(scroll).toBeGreaterThanOrEqual(0);
        expect(scroll).toBeLessThanOrEqual(TALLEST - frame.view);
      }),
    );
  });

  it('scrolls by the wheel to what is next, from end to end, without a leap', () => {
    let place = placeAt(60_000, frame);
    let top = 60_000;
    for (const step of [-700, 700]) {
      for (let turn = 0; turn < 300; turn += 1) {
        const limit = Math.max(0, Math.min(TALLEST - frame.view, place.scroll + step));
        const moved = limit - place.scroll;
        place = follow(limit, place, frame);
        expect(place.scroll + place.shift).toBe(top + moved);
        top += moved;
      }
      if (step < 0) expect(top).toBe(0);
    }
    expect(top).toBe(210_000);
  });

  it('comes to the very end by the wheel', () => {
    let place = placeAt(frame.height - 90_000, frame);
    for (let turn = 0; turn < 300; turn += 1) {
      place = follow(Math.min(TALLEST - frame.view, place.scroll + 700), place, frame);
    }
    expect(place.scroll + place.shift).toBe(frame.height - frame.view);
  });
});
