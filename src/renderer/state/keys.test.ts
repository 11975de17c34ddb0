import { describe, expect, it } from 'vitest';
import { formatKeys, isComposing, matchesKeys } from './keys.ts';

function press(key: string, modifiers: Partial<KeyboardEventInit> = {}): KeyboardEvent {
  return new KeyboardEvent('keydown', { key, ...modifiers });
}

describe('matchesKeys', () => {
  it('takes Mod for Ctrl, and for Command on Apple systems', () => {
    expect(matchesKeys('Mod+K', press('k', { ctrlKey: true }), false)).toBe(true);
    expect(matchesKeys('Mod+K', press('k', { metaKey: true }), false)).toBe(false);
    expect(matchesKeys('Mod+K', press('k', { metaKey: true }), true)).toBe(true);
    expect(matchesKeys('Mod+K', press('k', { ctrlKey: true }), true)).toBe(false);
  });

  it('wants exactly the modifiers named', () => {
    expect(matchesKeys('F3', press('F3', { shiftKey: true }), false)).toBe(false);
    expect(matchesKeys('Shift+F3', press('F3', { shiftKey: true }), false)).toBe(true);
    expect(matchesKeys('Mod+D', press('D', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(matchesKeys('Mod+D', press('d', { ctrlKey: true, altKey: true }), false)).toBe(false);
  });

  it('takes a sign as it is typed, with Shift or without', () => {
    expect(matchesKeys('Mod++', press('+', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
    expect(matchesKeys('Mod+=', press('=', { ctrlKey: true }), false)).toBe(true);
  });
});

describe('isComposing', () => {
  it('knows both marks of an input method', () => {
    expect(isComposing(press('k', { isComposing: true }))).toBe(true);
    expect(isComposing(press('Process', { keyCode: 229 }))).toBe(true);
    expect(isComposing(press('k'))).toBe(false);
  });
});

describe('formatKeys', () => {
  it('writes a binding as keyboards do', () => {
    expect(formatKeys('Mod+K', false)).toBe('Ctrl+K');
    expect(formatKeys('Mod+K', true)).toBe('⌘K');
    expect(formatKeys('Shift+F3', false)).toBe('Shift+F3');
    expect(formatKeys('Mod++', false)).toBe('Ctrl++');
  });
});
