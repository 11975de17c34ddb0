import { describe, expect, it } from 'vitest';
import { formatBytes, formatCount, formatNumber, formatShare, formatTable } from './table.ts';

describe('formatTable', () => {
  it('pads every column to its widest cell and fills in missing cells', () => {
    expect(formatTable(['engine', 'p50'], [['scan', '0.13'], ['orama']])).toBe(
      ['| engine | p50  |', '| ------ | ---- |', '| scan   | 0.13 |', '| orama  |      |'].join(
        '\n',
      ),
    );
  });
});

describe('formatNumber', () => {
  it.each([
    [1234.5, '1235'],
    [12.34, '12.3'],
    [1.234, '1.23'],
    [0.01234, '0.0123'],
    [0.000001234, '0.00000'],
    [0, '0'],
    [Number.NaN, '—'],
    [undefined, '—'],
  ])('writes %s as %s', (value, written) => {
    expect(formatNumber(value)).toBe(written);
  });
});

describe('formatShare', () => {
  it.each([
    [1, '1'],
    [0.9999999, '>0.999'],
    [0.9989, '0.999'],
    [0.5, '0.500'],
    [0, '0.000'],
    [undefined, '—'],
  ])('writes %s as %s', (value, written) => {
    expect(formatShare(value)).toBe(written);
  });
});

describe('formatCount and formatBytes', () => {
  it('write whole numbers, and megabytes with bytes per byte', () => {
    expect(formatCount(200)).toBe('200');
    expect(formatCount(undefined)).toBe('—');
    expect(formatBytes(25_000_000, 10_000_000)).toBe('25.0 (2.50)');
    expect(formatBytes(undefined, 10)).toBe('—');
  });
});
