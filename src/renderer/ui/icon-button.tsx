import { lazy, type RefObject, Suspense, useRef } from 'react';
import type { PressProps } from './button.tsx';
import styles from './icon-button.module.css';
import { useTooltip } from './use-tooltip.ts';

// Loaded when first wanted: the text comes before it.
const Tooltip = lazy(() => import('./tooltip.tsx'));

export interface IconButtonProps extends Omit<PressProps, 'aria-label' | 'ref'> {
  /** Its accessible name, shown as a tooltip too. */
  label: string;
  /** The keys that do the same, as people see them; shown in the tooltip. */
  keys?: string;
  ref?: RefObject<HTMLButtonElement | null>;
}

/** A button with an icon for its child. */
export function IconButton(props: IconButtonProps) {
  const { label, keys, ref, onPress, isDisabled = false, ...rest } = props;
  const own = useRef<HTMLButtonElement>(null);
  const button = ref ?? own;
  const tooltip = useTooltip();
  return (
    <>
      <button
        {...rest}
        {...tooltip.trigger}
        ref={button}
        type="button"
        aria-label={label}
        disabled={isDisabled}
        className={styles.button}
        onClick={() => {
          tooltip.hide();
          onPress?.();
        }}
      />
      {tooltip.isOpen && (
        <Suspense>
          <Tooltip
            id={tooltip.id}
            button={button}
            onOpenChange={(isOpen) => (isOpen ? tooltip.keep() : tooltip.hide())}
          >
            {label}
            {keys && <kbd className={styles.keys}>{keys}</kbd>}
          </Tooltip>
        </Suspense>
      )}
    </>
  );
}
