import { useCallback, useEffect, useState } from 'react';
import { placesOfSelection, type QuotedPlace } from '../../state/dom-range.ts';
import { useReading } from '../../state/reading.tsx';

const none: readonly QuotedPlace[] = [];

/**
 * The passages of the text that are selected, however they came to be: by mouse, touch, keyboard or
 * program. While a pointer still drags, nothing counts as selected.
 */
export function useSelectedPassages(): {
  places: readonly QuotedPlace[];
  /** Reads the selection at this moment. */
  read(): readonly QuotedPlace[];
} {
  const { article } = useReading();
  const [places, setPlaces] = useState<readonly QuotedPlace[]>(none);
  const read = useCallback(() => {
    const element = article();
    return element ? meaningful(placesOfSelection(element, getSelection())) : none;
  }, [article]);

  useEffect(() => {
    let isPressed = false;
    function update(): void {
      setPlaces(isPressed ? none : read());
    }
    function press(event: PointerEvent): void {
      isPressed = article()?.contains(event.target as Node) ?? false;
    }
    function release(): void {
      if (!isPressed) return;
      isPressed = false;
      update();
    }
    document.addEventListener('selectionchange', update);
    window.addEventListener('pointerdown', press);
    // A touch that turns into the system's own selecting ends in pointercancel.
    const ends = ['pointerup', 'pointercancel', 'blur'] as const;
    for (const end of ends) window.addEventListener(end, release);
    return () => {
      document.removeEventListener('selectionchange', update);
      window.removeEventListener('pointerdown', press);
      for (const end of ends) window.removeEventListener(end, release);
    };
  }, [article, read]);
  return { places, read };
}

/** White space alone is nothing to keep. */
function meaningful(places: readonly QuotedPlace[]): readonly QuotedPlace[] {
  return places.some(({ quote }) => quote.trim() !== '') ? places : none;
}
