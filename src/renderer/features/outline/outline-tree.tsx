import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { createOutlineIndex, type OutlineEntry } from '../../../shared/document/outline.ts';
import { useMessages } from '../../platform/language.tsx';
import { useReading } from '../../state/reading.tsx';
import { outlineMessages } from './messages.ts';
import { OutlineItem } from './outline-item.tsx';
import styles from './outline-tree.module.css';
import { actOnKey, listVisible } from './tree-keys.ts';
import { findItem, useFollow } from './use-follow.ts';

export interface OutlineTreeProps {
  /** What was found in the sections, by the block where each begins. */
  totals?: ReadonlyMap<string, number>;
  /** Called after the reader was taken to an entry, e.g. to close a drawer. */
  onGo?: () => void;
}

/**
 * The document's outline. It follows the reading position; a click or Enter goes to an entry, and
 * the focus stays in the tree. Keyboard after the ARIA Authoring Practices' tree view pattern.
 */
export function OutlineTree({ totals, onGo }: OutlineTreeProps) {
  const t = useMessages(outlineMessages);
  const { document, outline, currentBlock, jump } = useReading();
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<string>();
  const tree = useRef<HTMLDivElement>(null);

  const chains = useMemo(() => createOutlineIndex(document, outline), [document, outline]);
  const visible = useMemo(() => listVisible(outline, collapsed), [outline, collapsed]);
  const isVisible = (block: string) => visible.some(({ entry }) => entry.block === block);
  const current = (chains.get(currentBlock) ?? []).findLast(({ block }) => isVisible(block))?.block;
  const tabStop = [focused, current, outline[0]?.block].find(
    (block) => block !== undefined && isVisible(block),
  );
  useFollow(tree, current);

  const titleOf = (entry: OutlineEntry) => entry.title || t('opening');

  function setOpen(block: string, isOpen: boolean): void {
    const next = new Set(collapsed);
    if (isOpen) next.delete(block);
    else next.add(block);
    setCollapsed(next);
  }

  function go(block: string): void {
    setFocused(block);
    jump({ block });
    onGo?.();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || tabStop === undefined) return;
    const action = actOnKey(event.key, visible, collapsed, tabStop, titleOf);
    if (!action) return;
    event.preventDefault();
    if (action.kind === 'activate') go(action.block);
    else if (action.kind === 'focus') findItem(tree.current, action.block)?.focus();
    else setOpen(action.block, action.kind === 'expand');
  }

  return (
    <div
      ref={tree}
      role="tree"
      aria-label={t('outline')}
      className={styles.tree}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        // Out of the tree, Tab comes back to where the reader is.
        if (!event.currentTarget.contains(event.relatedTarget)) setFocused(undefined);
      }}
    >
      {visible.map((item) => (
        <OutlineItem
          key={item.entry.block}
          visible={item}
          title={titleOf(item.entry)}
          lang={item.entry.title ? document.language : undefined}
          isOpen={!collapsed.has(item.entry.block)}
          isCurrent={item.entry.block === current}
          isTabStop={item.entry.block === tabStop}
          total={totals?.get(item.entry.block)}
          onGo={({ block }) => go(block)}
          onToggle={({ block }) => setOpen(block, collapsed.has(block))}
          onFocus={({ block }) => setFocused(block)}
        />
      ))}
    </div>
  );
}
