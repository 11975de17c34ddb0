import type { OutlineEntry } from '../../../shared/document/outline.ts';

/** An entry as it stands in the tree now. */
export interface VisibleEntry {
  entry: OutlineEntry;
  parent: OutlineEntry | undefined;
  /** Its place among its siblings, from 1. */
  position: number;
  /** How many siblings there are, itself included. */
  size: number;
}

/** What a key does in the tree. */
export type TreeAction =
  | { kind: 'focus'; block: string }
  | { kind: 'expand' | 'collapse' | 'activate'; block: string };

/** The entries that can be seen while some are collapsed, in reading order. */
export function listVisible(
  entries: readonly OutlineEntry[],
  collapsed: ReadonlySet<string>,
  parent?: OutlineEntry,
): VisibleEntry[] {
  return entries.flatMap((entry, index) => [
    { entry, parent, position: index + 1, size: entries.length },
    ...(collapsed.has(entry.block) ? [] : listVisible(entry.children, collapsed, entry)),
  ]);
}

/**
 * What a key does, after the ARIA Authoring Practices' tree view pattern.
 *
 * @param key as `KeyboardEvent.key` names it
 * @param visible the entries in view
 * @param block the entry that has the focus
 * @param titleOf the words of an entry, for going to it by its first character
 */
export function actOnKey(
  key: string,
  visible: readonly VisibleEntry[],
  collapsed: ReadonlySet<string>,
  block: string,
  titleOf: (entry: OutlineEntry) => string,
): TreeAction | undefined {
  const index = visible.findIndex(({ entry }) => entry.block === block);
  const at = visible[index];
  if (!at) return undefined;
  const focus = (target: OutlineEntry | undefined): TreeAction | undefined =>
    target && { kind: 'focus', block: target.block };
  const isOpen = at.entry.children.length > 0 && !collapsed.has(block);
  switch (key) {
    case 'ArrowDown':
      return focus(visible[index + 1]?.entry);
    case 'ArrowUp':
      return focus(visible[index - 1]?.entry);
    case 'Home':
      return focus(visible[0]?.entry);
    case 'End':
      return focus(visible.at(-1)?.entry);
    case 'ArrowRight':
      if (at.entry.children.length === 0) return undefined;
      return isOpen ? focus(at.entry.children[0]) : { kind: 'expand', block };
    case 'ArrowLeft':
      return isOpen ? { kind: 'collapse', block } : focus(at.parent);
    case 'Enter':
    case ' ':
      return { kind: 'activate', block };
    default: {
      if ([...key].length !== 1) return undefined;
      const after = [...visible.slice(index + 1), ...visible.slice(0, index)];
      const wanted = key.toLowerCase();
      return focus(
        after.find(({ entry }) => titleOf(entry).toLowerCase().startsWith(wanted))?.entry,
      );
    }
  }
}
