import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components/Button';
import styles from './button.module.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style'> {
  /** `primary` for the one thing that a dialog is for; `quiet` without a border. Default: plain. */
  look?: 'plain' | 'primary' | 'quiet';
}

/** A button with words. */
export function Button({ look = 'plain', ...props }: ButtonProps) {
  return <AriaButton {...props} className={`${styles.button} ${styles[look]}`} />;
}
