import type { ReactNode } from 'react';
import { RadioGroup as AriaRadioGroup, Label, Radio } from 'react-aria-components/RadioGroup';
import styles from './radio-group.module.css';

export interface RadioOption<Value extends string> {
  value: Value;
  label: ReactNode;
  /** Sets the option's colours from the theme of this name. */
  theme?: string;
}

export interface RadioGroupProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly RadioOption<Value>[];
  onChange: (value: Value) => void;
}

/** A row of choices of which one holds. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { label, value, options, onChange } = props;
  return (
    <AriaRadioGroup
      className={styles.group ?? ''}
      orientation="horizontal"
      value={value}
      onChange={(next) => {
        const option = options.find((candidate) => candidate.value === next);
        if (option) onChange(option.value);
      }}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={styles.options}>
        {options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            className={styles.option ?? ''}
            data-swatch={option.theme}
          >
            {option.label}
          </Radio>
        ))}
      </div>
    </AriaRadioGroup>
  );
}
