import { type OutlineEntry, walkOutline } from '../../../shared/document/outline.ts';
import type { ChosenSection } from './search-options.ts';

export interface SectionRow {
  entry: OutlineEntry;
  /** `inherited`: a section above it is chosen, and so is all below that. */
  state: 'open' | 'chosen' | 'inherited';
}

/** The sections of a document in reading order, and which of them are chosen. */
export function listSections(
  document: string,
  outline: readonly OutlineEntry[],
  chosen: readonly ChosenSection[],
): SectionRow[] {
  const blocks = new Set(chosen.filter((one) => one.document === document).map((one) => one.block));
  function list(entries: readonly OutlineEntry[], isInherited: boolean): SectionRow[] {
    return entries.flatMap((entry) => {
      const isChosen = blocks.has(entry.block);
      const state = isInherited ? 'inherited' : isChosen ? 'chosen' : 'open';
      return [{ entry, state }, ...list(entry.children, isInherited || isChosen)];
    });
  }
  return list(outline, false);
}

/** Chooses a section, in the place of those below it, or gives it up. */
export function toggleSection(
  document: string,
  entry: OutlineEntry,
  chosen: readonly ChosenSection[],
): ChosenSection[] {
  const within = new Set([...walkOutline([entry])].map(({ block }) => block));
  const isWithin = (one: ChosenSection) => one.document === document && within.has(one.block);
  const wasChosen = chosen.some((one) => isWithin(one) && one.block === entry.block);
  const others = chosen.filter((one) => !isWithin(one));
  return wasChosen ? others : [...others, { document, block: entry.block, title: entry.title }];
}
