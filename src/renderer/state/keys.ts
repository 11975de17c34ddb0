/** How a key binding is written: modifiers and one key, e.g. `Mod+K`, `Shift+F3`. */
export type Keys = string;

/** Whether `Mod` is the Command key here. */
export function isApple(platform: string = navigator.platform): boolean {
  return /^(Mac|iP(hone|ad|od))/u.test(platform);
}

type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing' | 'keyCode'
>;

/**
 * Whether a key press belongs to the input method that turns keys into Chinese characters. Browsers
 * mark it in two ways: `isComposing`, and for the press that opens a composition only keyCode 229.
 */
export function isComposing(event: Pick<KeyPress, 'isComposing' | 'keyCode'>): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** Whether a key press is the binding. `Mod` is Command on Apple's systems and Ctrl elsewhere. */
export function matchesKeys(keys: Keys, event: KeyPress, apple: boolean = isApple()): boolean {
  const { key, modifiers } = parseKeys(keys);
  const mod = modifiers.has('Mod');
  // The key of a shifted sign is the sign itself (`+` is Shift and `=`).
  const shiftFits =
    event.shiftKey === modifiers.has('Shift') || (key.length === 1 && !isLetter(key));
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    event.ctrlKey === (modifiers.has('Ctrl') || (mod && !apple)) &&
    event.metaKey === (mod && apple) &&
    event.altKey === modifiers.has('Alt') &&
    shiftFits
  );
}

/** The binding as people see it on their keyboards: `Ctrl+K`, or `⌘K` on Apple's systems. */
export function formatKeys(keys: Keys, apple: boolean = isApple()): string {
  const { key, modifiers } = parseKeys(keys);
  const name = key.length === 1 ? key.toUpperCase() : key;
  if (!apple) {
    const words = [...modifiers].map((modifier) => (modifier === 'Mod' ? 'Ctrl' : modifier));
    return [...words, name].join('+');
  }
  const signs: Record<string, string> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' };
  return [...modifiers].map((modifier) => signs[modifier] ?? modifier).join('') + name;
}

function parseKeys(keys: Keys): { key: string; modifiers: Set<string> } {
  const parts = keys.split('+');
  // A binding of the plus sign itself ends in an empty part.
  const key = parts.at(-1) || '+';
  return { key, modifiers: new Set(parts.slice(0, -1).filter((part) => part !== '')) };
}

function isLetter(key: string): boolean {
  return key.toLowerCase() !== key.toUpperCase();
}
