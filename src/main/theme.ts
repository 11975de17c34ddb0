import { nativeTheme } from 'electron';
import type { Settings } from '../shared/contract.ts';

/** The page's `--paper` in each theme, so that a window never flashes white before its page is there. */
export const paper = { light: '#fbfaf6', sepia: '#f5ecd9', dark: '#191817' } as const;

/**
 * Brings what the system draws (title bar, menus, dialogs) into line with the reader's theme.
 *
 * @returns the window's background as a CSS colour
 */
export function applyTheme(theme: Settings['theme']): string {
  // The system knows no sepia: it is a light theme.
  nativeTheme.themeSource = theme === 'sepia' ? 'light' : theme;
  if (theme !== 'system') return paper[theme];
  return nativeTheme.shouldUseDarkColors ? paper.dark : paper.light;
}
