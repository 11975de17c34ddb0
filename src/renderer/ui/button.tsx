import type { ComponentProps } from 'react';
import styles from './button.module.css';

/** What our buttons have in common, named as React Aria names it. */
export interface PressProps
  extends Omit<ComponentProps<'button'>, 'className' | 'style' | 'type' | 'disabled' | 'onClick'> {
  onPress?: () => void;
  isDisabled?: boolean;
}

export interface ButtonProps extends PressProps {
  /** `primary` for the one thing that a dialog is for; `quiet` without a border. Default: plain. */
  look?: 'plain' | 'primary' | 'quiet';
}

/**
 * A button with words. The browser's own: React Aria's would bring 100 kB before the first paint.
 */
export function Button({ look = 'plain', onPress, isDisabled = false, ...props }: ButtonProps) {
  return (
    <button
      {...props}
      type="button"
      disabled={isDisabled}
      className={`${styles.button} ${styles[look]}`}
      onClick={() => onPress?.()}
    />
  );
}
