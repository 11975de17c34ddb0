import type { ReactNode, RefObject } from 'react';
import { Tooltip as AriaTooltip, TooltipTriggerStateContext } from 'react-aria-components/Tooltip';
import styles from './icon-button.module.css';

export interface TooltipProps {
  /** For the button's `aria-describedby`. */
  id: string;
  /** What it stands by. */
  button: RefObject<HTMLElement | null>;
  /** Called when the pointer moves onto it, or leaves it. */
  onOpenChange: (isOpen: boolean) => void;
  children: ReactNode;
}

/** A few words by a button, for as long as they are in the tree. */
export default function Tooltip({ id, button, onOpenChange, children }: TooltipProps) {
  // React Aria's tooltip reads its state from here even where it stands alone.
  const state = {
    isOpen: true,
    shouldCloseOnPress: true,
    shouldSkipAnimation: true,
    open: () => onOpenChange(true),
    close: () => onOpenChange(false),
  };
  return (
    <TooltipTriggerStateContext value={state}>
      <AriaTooltip triggerRef={button} className={styles.tooltip ?? ''} offset={6}>
        <span id={id} className={styles.words}>
          {children}
        </span>
      </AriaTooltip>
    </TooltipTriggerStateContext>
  );
}
