/** What of a pack decides whether to write it anew. Unit of lengths: UTF-16 units of folded text. */
export interface PackSize {
  length: number;
  /** Length of its documents that no longer count. */
  deadLength: number;
}

/** So many packs of one size are made into one: a query visits each of them. */
const FAN_IN = 4;
/** A pack of which so much no longer counts is written anew. */
const WASTE = 1 / 4;

/**
 * Which packs to write anew as one: those that hold too much that no longer counts, or several of
 * about the same size. So the number of packs grows with the logarithm of the text, and each
 * document is copied as often (a log-structured merge with tiers; O'Neil and others 1996).
 *
 * @returns numbers of packs; empty when all are well as they are
 */
export function choosePacksToMerge(packs: readonly PackSize[]): number[] {
  const wasteful = packs.findIndex(({ length, deadLength }) => deadLength > length * WASTE);
  if (wasteful >= 0) return [wasteful];
  const tiers = new Map<number, number[]>();
  packs.forEach(({ length, deadLength }, number) => {
    const tier = Math.floor(Math.log(Math.max(1, length - deadLength)) / Math.log(FAN_IN));
    tiers.set(tier, [...(tiers.get(tier) ?? []), number]);
  });
  const [, full = []] = [...tiers]
    .sort(([left], [right]) => left - right)
    .find(([, numbers]) => numbers.length >= FAN_IN) ?? [0, []];
  return full;
}
