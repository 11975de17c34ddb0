/**
 * What the list of results scrolls in: the element that the search panel stands in. To look for it
 * by its style would have the page's styles worked out in the middle of showing a list.
 */
export function scrollBoxOf(list: HTMLElement | null): HTMLElement | null {
  return list?.closest<HTMLElement>('[data-search]')?.parentElement ?? null;
}
