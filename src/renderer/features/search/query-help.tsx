import type { RefObject } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useMessages } from '../../platform/language.tsx';
import { helpMessages } from './help-messages.ts';
import styles from './query-help.module.css';
import { useSearch } from './search-provider.tsx';

const forms = [
  { example: 'example-words', meaning: 'words' },
  { example: 'example-phrase', meaning: 'phrase' },
  { example: 'example-without', meaning: 'without' },
  { example: 'example-either', meaning: 'either' },
  { example: 'example-title', meaning: 'documents' },
  { example: 'example-section', meaning: 'section' },
  { example: 'example-note', meaning: 'note' },
  { example: 'example-in', meaning: 'in' },
  { example: 'example-strict', meaning: 'strict' },
  { example: 'example-regex', meaning: 'regex' },
  { example: 'example-pinyin', meaning: 'pinyin' },
] as const;

export interface QueryHelpProps {
  /** What it hangs on. */
  button: RefObject<HTMLElement | null>;
  box: RefObject<HTMLInputElement | null>;
  onOpenChange: (isOpen: boolean) => void;
}

/** The query language on one small page, with examples to try. */
export default function QueryHelp({ button, box, onOpenChange }: QueryHelpProps) {
  const t = useMessages(helpMessages);
  const { type } = useSearch();

  function attempt(query: string): void {
    type({ type: 'type', text: query });
    onOpenChange(false);
    // The popover gives the focus back to its button first.
    setTimeout(() => box.current?.focus(), 50);
  }

  return (
    <Popover
      className={styles.popover ?? ''}
      triggerRef={button}
      isOpen
      onOpenChange={onOpenChange}
      placement="bottom end"
      offset={10}
    >
      <Dialog aria-label={t('title')} className={styles.dialog ?? ''}>
        <h2 className={styles.title}>{t('title')}</h2>
        <p className={styles.intro}>{t('intro')}</p>
        <table className={styles.table}>
          <thead className={styles.head}>
            <tr>
              <th scope="col">{t('write')}</th>
              <th scope="col">{t('meaning')}</th>
            </tr>
          </thead>
          <tbody>
            {forms.map(({ example, meaning }) => (
              <tr key={example}>
                <th scope="row">
                  <button
                    type="button"
                    lang="zh-CN"
                    className={styles.example}
                    onClick={() => attempt(t(example))}
                  >
                    {t(example)}
                  </button>
                </th>
                <td>{t(meaning)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Dialog>
    </Popover>
  );
}
