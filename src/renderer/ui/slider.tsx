import {
  Slider as AriaSlider,
  Label,
  SliderFill,
  SliderThumb,
  SliderTrack,
} from 'react-aria-components/Slider';
import styles from './slider.module.css';

export interface SliderProps {
  label: string;
  value: number;
  min: number;
  max: number;
  /** The value in words, with its unit. */
  format: (value: number) => string;
  onChange: (value: number) => void;
}

/** A slider over whole numbers, with its value beside its label. */
export function Slider({ label, value, min, max, format, onChange }: SliderProps) {
  return (
    <AriaSlider
      className={styles.slider ?? ''}
      value={value}
      minValue={min}
      maxValue={max}
      step={1}
      onChange={(next) => onChange(Array.isArray(next) ? (next[0] ?? value) : next)}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      {/* Not an <output>, which would be a second status; the thumb says its value by itself. */}
      <span aria-hidden="true" className={styles.output}>
        {format(value)}
      </span>
      <SliderTrack className={styles.track ?? ''}>
        <SliderFill className={styles.fill ?? ''} />
        <SliderThumb className={styles.thumb ?? ''} />
      </SliderTrack>
    </AriaSlider>
  );
}
