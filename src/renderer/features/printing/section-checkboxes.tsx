import type { OutlineEntry } from '../../../shared/document/outline.ts';
import { useMessages } from '../../platform/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { printingMessages } from './messages.ts';
import styles from './print-dialog.module.css';

interface SectionCheckboxesProps {
  sections: readonly OutlineEntry[];
  /** Blocks where the chosen sections begin. */
  chosen: readonly string[];
  /** The section that is being read; null where the text has none. */
  current: string | null;
  onChange: (chosen: string[]) => void;
}

/** The sections of a text to choose from. */
export function SectionCheckboxes(props: SectionCheckboxesProps) {
  const { sections, chosen, current, onChange } = props;
  const t = useMessages(printingMessages);

  function choose(block: string, isSelected: boolean): void {
    const others = chosen.filter((other) => other !== block);
    onChange(isSelected ? [...others, block] : others);
  }

  return (
    <>
      <div className={styles.quick}>
        <Button onPress={() => onChange(sections.map((section) => section.block))}>
          {t('all')}
        </Button>
        <Button onPress={() => onChange([])}>{t('none')}</Button>
        {current !== null && <Button onPress={() => onChange([current])}>{t('current')}</Button>}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset brings a legend and a layout of its own */}
      <div role="group" aria-label={t('sections')} className={styles.sections}>
        {sections.map(({ block, title }) => (
          <Checkbox
            key={block}
            isSelected={chosen.includes(block)}
            onChange={(isSelected) => choose(block, isSelected)}
          >
            {title || t('opening')}
          </Checkbox>
        ))}
      </div>
    </>
  );
}
