import type { OutlineEntry } from '../../../shared/document/outline.ts';
import { useMessages } from '../../platform/language.tsx';
import { formatNumber } from '../../ui/format.ts';
import { ChevronIcon } from '../../ui/icons.tsx';
import { outlineMessages } from './messages.ts';
import styles from './outline-tree.module.css';
import type { VisibleEntry } from './tree-keys.ts';

export interface OutlineItemProps {
  visible: VisibleEntry;
  title: string;
  /** The language of the title where it is the document's own. */
  lang: string | undefined;
  isOpen: boolean;
  /** Whether it holds the reading position. */
  isCurrent: boolean;
  /** Whether Tab stops here: it does at one entry of the tree. */
  isTabStop: boolean;
  /** Hits of the running search in it; undefined where there are none. */
  total: number | undefined;
  onGo: (entry: OutlineEntry) => void;
  onToggle: (entry: OutlineEntry) => void;
  onFocus: (entry: OutlineEntry) => void;
}

/**
 * An entry of the outline. The tree is flat in the DOM and says its shape in ARIA's words (level,
 * position, size), so that an entry's name is its own text and not its children's too.
 */
export function OutlineItem(props: OutlineItemProps) {
  const { visible, title, lang, isOpen, isCurrent, isTabStop, total } = props;
  const { onGo, onToggle, onFocus } = props;
  const t = useMessages(outlineMessages);
  const { entry, position, size } = visible;
  const isParent = entry.children.length > 0;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree hears the keys of all its items
    <div
      role="treeitem"
      aria-level={entry.level}
      aria-posinset={position}
      aria-setsize={size}
      aria-expanded={isParent ? isOpen : undefined}
      aria-current={isCurrent ? 'location' : undefined}
      aria-description={total === undefined ? undefined : t('hits', { count: total })}
      tabIndex={isTabStop ? 0 : -1}
      data-entry={entry.block}
      className={styles.item}
      onFocus={() => onFocus(entry)}
      onClick={() => onGo(entry)}
    >
      {isParent && (
        <span
          aria-hidden="true"
          className={styles.toggle}
          onClick={(event) => {
            event.stopPropagation();
            onToggle(entry);
          }}
        >
          <ChevronIcon />
        </span>
      )}
      <span lang={lang} className={styles.label}>
        {title}
      </span>
      {/* Drawn by the style sheet: the item's text and name are its heading alone. */}
      {total !== undefined && (
        <span aria-hidden="true" className={styles.total} data-total={formatNumber(total)} />
      )}
    </div>
  );
}
