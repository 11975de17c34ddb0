import type { Dictionaries } from './dictionaries.ts';

/**
 * Joins linked characters into classes.
 *
 * The representative is, in this order: in the first, else the second level of GB 2312, the
 * characters that simplified Chinese is written with; inside the Basic Multilingual Plane, so that
 * folding needs no map; the usual form of most members; lowest in code point.
 *
 * @returns the classes as strings, the representative first, the others in code point order; the
 *   classes in the order of their representatives
 */
export function joinClasses({ links, usual }: Dictionaries): string[] {
  const classes = new Map<string, Set<string>>();
  for (const [one, other] of links) {
    const left = classes.get(one) ?? new Set([one]);
    const right = classes.get(other) ?? new Set([other]);
    const joined = left.union(right);
    for (const member of joined) classes.set(member, joined);
  }
  const levels = readLevels();
  return [...new Set(classes.values())]
    .map((members) => arrange([...members].sort(compareCodePoints), levels, usual))
    .sort(compareCodePoints);
}

function arrange(
  members: string[],
  levels: ReadonlyMap<string, number>,
  usual: ReadonlyMap<string, string>,
): string {
  const votes = Map.groupBy(members, (member) => usual.get(member) ?? member);
  /** Less is better. */
  function rank(member: string): number {
    const level = levels.get(member) ?? (member.length === 1 ? 3 : 4);
    return level * 100 - (votes.get(member)?.length ?? 0);
  }
  const [best = '', ...others] = members.toSorted(
    (one, other) => rank(one) - rank(other) || compareCodePoints(one, other),
  );
  return best + others.sort(compareCodePoints).join('');
}

/** The characters of GB 2312 with their level: rows 16 to 55 by pinyin, 56 to 87 by radical. */
function readLevels(): Map<string, number> {
  const levels = new Map<string, number>();
  const decoder = new TextDecoder('gbk');
  for (let row = 16; row <= 87; row += 1) {
    for (let cell = 1; cell <= 94; cell += 1) {
      const character = decoder.decode(Uint8Array.of(0xa0 + row, 0xa0 + cell));
      if (/^\p{Unified_Ideograph}$/u.test(character)) levels.set(character, row <= 55 ? 1 : 2);
    }
  }
  return levels;
}

function compareCodePoints(one: string, other: string): number {
  return (one.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
}
