import type { Annotation, Passage } from '../../../shared/contract.ts';
import type { Block, ZhujianDocument } from '../../../shared/document/model.ts';
import { countCodePoints } from '../../../shared/text/code-points.ts';
import type { Place } from '../../state/dom-range.ts';

/** The marked text, verbatim; one line for each block. */
export function quoteOf(annotation: Annotation): string {
  return annotation.anchors.map(({ quote }) => quote).join('\n');
}

/** What an annotation is called: its name, or else its quote. */
export function titleOf(annotation: Annotation): string {
  return annotation.name ?? quoteOf(annotation);
}

/**
 * A title as it fits in a sentence, on one line.
 *
 * @param length code points to keep at most
 */
export function shortTitle(annotation: Annotation, length = 24): string {
  const characters = [...titleOf(annotation).replaceAll('\n', ' ')];
  return characters.length <= length
    ? characters.join('')
    : `${characters.slice(0, length).join('')}…`;
}

/** A whole block as a passage. */
export function passageOfBlock(block: Block): Passage {
  return { block: block.id, start: 0, end: countCodePoints(block.text), quote: block.text };
}

/** The bookmark of exactly these places, if there is one. */
export function findBookmark(
  annotations: readonly Annotation[],
  places: readonly Place[],
): Annotation | undefined {
  return annotations.find(
    (annotation) =>
      annotation.kind === 'bookmark' &&
      annotation.places.length === places.length &&
      annotation.places.every((place, index) => isSamePlace(place, places[index])),
  );
}

function isSamePlace(one: Place, other: Place | undefined): boolean {
  return one.block === other?.block && one.start === other.start && one.end === other.end;
}

/**
 * Bookmarks by what shows them: the numbers of wholly bookmarked paragraphs, or paint on the text.
 */
export function sortBookmarks(
  document: Pick<ZhujianDocument, 'blocks'>,
  annotations: readonly Annotation[],
): { paragraphs: ReadonlySet<string>; passages: Place[] } {
  const lengths = new Map(
    document.blocks
      .filter(({ number }) => number !== undefined)
      .map((block) => [block.id, countCodePoints(block.text)]),
  );
  const paragraphs = new Set<string>();
  const passages: Place[] = [];
  for (const { kind, places } of annotations) {
    if (kind !== 'bookmark') continue;
    const [first] = places;
    const isParagraph =
      first && places.length === 1 && first.start === 0 && first.end === lengths.get(first.block);
    if (isParagraph) paragraphs.add(first.block);
    else passages.push(...places);
  }
  return { paragraphs, passages };
}
