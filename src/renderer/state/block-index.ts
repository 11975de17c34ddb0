/** The blocks of an article, found once. */
interface BlockIndex {
  elements: readonly HTMLElement[];
  byId: ReadonlyMap<string, HTMLElement>;
  /** The article's first and last element: others have come where they are not these. */
  ends: readonly (Element | null)[];
}

const indexes = new WeakMap<HTMLElement, BlockIndex>();

/** The elements of an article's blocks, in text order. */
export function blockElements(article: HTMLElement): readonly HTMLElement[] {
  return indexOf(article).elements;
}

/**
 * The element of a block.
 *
 * @param article the element that holds the blocks
 * @param block the block's id
 */
export function blockElement(article: HTMLElement, block: string): HTMLElement | null {
  return indexOf(article).byId.get(block) ?? null;
}

/**
 * The element of an article that a block stands in: where the browser skips what is out of view, it
 * is laid out for its place alone, and the block is not.
 */
export function rowElement(article: HTMLElement, block: string): Element | null {
  let row: Element | null = blockElement(article, block);
  while (row && row.parentElement !== article) row = row.parentElement;
  return row;
}

/** A book has tens of thousands of blocks, and they stay as they are while it is open. */
function indexOf(article: HTMLElement): BlockIndex {
  const known = indexes.get(article);
  if (known && isTrue(article, known)) return known;
  const elements = [...article.querySelectorAll<HTMLElement>('[data-block]')];
  // Where ids repeat, the first one counts.
  const byId = new Map(
    elements.toReversed().map((element) => [element.dataset.block ?? '', element]),
  );
  const index = { elements, byId, ends: endsOf(article) };
  indexes.set(article, index);
  return index;
}

function isTrue(article: HTMLElement, { elements, ends }: BlockIndex): boolean {
  const now = endsOf(article);
  return (
    ends.every((end, index) => end === now[index]) &&
    [elements[0], elements.at(-1)].every((element) => element && article.contains(element))
  );
}

function endsOf(article: HTMLElement): readonly (Element | null)[] {
  return [article.firstElementChild, article.lastElementChild];
}
