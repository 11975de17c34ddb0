import type { ReactNode } from 'react';
import {
  Checkbox as AriaCheckbox,
  type CheckboxProps as AriaCheckboxProps,
} from 'react-aria-components/Checkbox';
import styles from './checkbox.module.css';

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'style' | 'children'> {
  children: ReactNode;
}

/** A checkbox with its words. */
export function Checkbox({ children, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox {...props} className={styles.checkbox ?? ''}>
      <svg aria-hidden="true" className={styles.box} viewBox="0 0 18 18" fill="none">
        <path className={styles.tick} d="m4 9.5 3.25 3.25L14 5.5" />
        <path className={styles.dash} d="M4.5 9h9" />
      </svg>
      <span>{children}</span>
    </AriaCheckbox>
  );
}
