import { readVariants } from './read-variants.ts';

/** Every character's class; made when first asked for. */
let classes: Map<string, string[]> | undefined;

/**
 * The characters that folding makes one with a Han character, for who needs what belongs to any of
 * them, such as a reading.
 *
 * @param character one code point
 * @returns the character's class, its representative first, the character itself included; the
 *   character alone if it has no variants. Compatibility ideographs aren't listed.
 */
export function variantsOf(character: string): readonly string[] {
  classes ??= createClasses();
  return classes.get(character.normalize('NFKC')) ?? [character];
}

function createClasses(): Map<string, string[]> {
  const created = new Map<string, string[]>();
  readVariants((codePoint, first) => {
    const representative = String.fromCodePoint(first);
    const members = created.get(representative) ?? [representative];
    const character = String.fromCodePoint(codePoint);
    members.push(character);
    created.set(representative, members).set(character, members);
  });
  return created;
}
