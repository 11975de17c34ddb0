import type { Ref } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components/Button';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import styles from './icon-button.module.css';

export interface IconButtonProps
  extends Omit<AriaButtonProps, 'className' | 'style' | 'aria-label'> {
  /** Its accessible name, shown as a tooltip too. */
  label: string;
  /** The keys that do the same, as people see them; shown in the tooltip. */
  keys?: string;
  ref?: Ref<HTMLButtonElement>;
}

/** A button with an icon for its child. */
export function IconButton({ label, keys, ...props }: IconButtonProps) {
  return (
    <TooltipTrigger delay={600}>
      <AriaButton {...props} aria-label={label} className={styles.button ?? ''} />
      <Tooltip className={styles.tooltip ?? ''} offset={6}>
        {label}
        {keys && <kbd className={styles.keys}>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
