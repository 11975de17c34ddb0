import { useEffect, useRef } from 'react';
import { isComposing, type Keys, matchesKeys } from './keys.ts';

/**
 * Runs something for a key binding that is not a command of its own: a second binding of one, or
 * one that a text field needs for itself. A key that was handled already is left alone.
 *
 * @param keys the binding, e.g. `Mod+Z`
 * @param run what to do
 * @param options `inTextFields`: also while one types; default false
 */
export function useShortcut(
  keys: Keys,
  run: () => void,
  options: { inTextFields?: boolean } = {},
): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const inTextFields = options.inTextFields ?? false;
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || isComposing(event) || !matchesKeys(keys, event)) return;
      if (!inTextFields && isTextField(event.target)) return;
      event.preventDefault();
      latest.current();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [keys, inTextFields]);
}

const typelessInputs = new Set([
  'button',
  'checkbox',
  'color',
  'radio',
  'range',
  'reset',
  'submit',
]);

/** Whether one types into an element, so that signs and Mod+Z belong to it. */
export function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !typelessInputs.has(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}
