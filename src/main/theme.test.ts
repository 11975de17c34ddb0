import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => import('./testing/electron-double.ts'));
const { applyTheme, paper } = await import('./theme.ts');
const { nativeTheme } = await import('./testing/electron-double.ts');

beforeEach(() => {
  Object.assign(nativeTheme, { shouldUseDarkColors: false, themeSource: 'system' });
});

describe('applyTheme', () => {
  it.each([
    ['light', 'light', paper.light],
    ['dark', 'dark', paper.dark],
    ['sepia', 'light', paper.sepia],
    ['system', 'system', paper.light],
  ] as const)('draws %s', (theme, source, background) => {
    expect(applyTheme(theme)).toBe(background);
    expect(nativeTheme.themeSource).toBe(source);
  });

  it('follows a dark system', () => {
    Object.assign(nativeTheme, { shouldUseDarkColors: true });
    expect(applyTheme('system')).toBe(paper.dark);
  });

  it('uses the colours of the page', () => {
    const tokens = join(import.meta.dirname, '..', 'renderer', 'styles', 'tokens.css');
    const declared = [...readFileSync(tokens, 'utf8').matchAll(/--paper:\s*([^;]+);/g)].map(
      ([, value]) => value,
    );
    expect(declared).toEqual([`light-dark(${paper.light}, ${paper.dark})`, paper.sepia]);
  });
});
