import { type FocusEvent, type PointerEvent, useEffect, useId, useRef, useState } from 'react';

/** Rest of the pointer before a tooltip shows. Unit: milliseconds. */
const DELAY = 600;
/** Time to move the pointer from the button onto the tooltip. Unit: milliseconds. */
const GRACE = 200;

/**
 * When a tooltip shows: while the pointer rests on its button or on itself, or the keyboard's focus
 * is there; Escape and a press take it away (WCAG 2.2, 1.4.13).
 */
export function useTooltip() {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function set(next: boolean, delay: number): void {
    clearTimeout(timer.current);
    if (delay === 0) setOpen(next);
    else timer.current = setTimeout(() => setOpen(next), delay);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!isOpen) return undefined;
    function dismiss(event: KeyboardEvent): void {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      setOpen(false);
    }
    document.addEventListener('keydown', dismiss, { capture: true });
    return () => document.removeEventListener('keydown', dismiss, { capture: true });
  }, [isOpen]);

  return {
    id,
    isOpen,
    hide: () => set(false, 0),
    keep: () => set(true, 0),
    /** For the button. */
    trigger: {
      'aria-describedby': isOpen ? id : undefined,
      onPointerEnter: ({ pointerType }: PointerEvent) => {
        if (pointerType === 'mouse') set(true, DELAY);
      },
      onPointerLeave: () => set(false, GRACE),
      onPointerDown: () => set(false, 0),
      onFocus: ({ currentTarget }: FocusEvent) => {
        if (currentTarget.matches(':focus-visible')) set(true, 0);
      },
      onBlur: () => set(false, 0),
    },
  };
}
