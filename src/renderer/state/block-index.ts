/** The blocks of an article, found once. */
interface BlockIndex {
  elements: readonly HTMLElement[];
  byId: ReadonlyMap<string, HTMLElement>;
  children: number;
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

/** A book has tens of thousands of blocks, and they stay as they are while it is open. */
function indexOf(article: HTMLElement): BlockIndex {
  const known = indexes.get(article);
  if (known && isTrue(article, known)) return known;
  const elements = [...article.querySelectorAll<HTMLElement>('[data-block]')];
  // Where ids repeat, the first one counts.
  const byId = new Map(
    elements.toReversed().map((element) => [element.dataset.block ?? '', element]),
  );
  const index = { elements, byId, children: article.childElementCount };
  indexes.set(article, index);
  return index;
}

function isTrue(article: HTMLElement, { elements, children }: BlockIndex): boolean {
  const ends = [elements[0], elements.at(-1)];
  return (
    children === article.childElementCount &&
    ends.every((element) => element !== undefined && article.contains(element))
  );
}
