import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { joinClasses } from './classes.ts';
import { readDictionaries } from './dictionaries.ts';
import { FURTHER_CLASSES } from './exceptions.ts';
import { MODULE, renderVariants } from './render.ts';

describe('the table of Han variants', () => {
  it('is what the generator makes of the installed dictionaries', async () => {
    expect(await readFile(MODULE, 'utf8')).toBe(await renderVariants());
  });

  it('holds Han characters in their NFKC form, each once, in classes of two and more', async () => {
    const classes = joinClasses(await readDictionaries());
    const all = classes.join('');
    expect(all).toMatch(/^\p{Unified_Ideograph}+$/u);
    expect(all.normalize('NFKC').toLowerCase()).toBe(all);
    expect(new Set(all).size).toBe([...all].length);
    expect(classes.every((members) => [...members].length >= 2)).toBe(true);
  });

  it('keeps classes small, which shows whether a bad link has joined some', async () => {
    const sizes = joinClasses(await readDictionaries()).map((members) => [...members].length);
    expect(Math.max(...sizes)).toBe(6);
    expect(sizes.filter((size) => size >= 5).length).toBeLessThan(20);
  });

  it('lists as further only what the dictionaries don’t have', async () => {
    const { links, usual } = await readDictionaries();
    const further = FURTHER_CLASSES.flatMap(([first, ...others]) =>
      others.map((other) => [first, other]),
    );
    const own = links.slice(0, -further.length);
    expect(links.slice(-further.length)).toEqual(further);
    for (const members of joinClasses({ links: own, usual })) {
      const known = further.filter((pair) => pair.every((one) => one && members.includes(one)));
      expect(known, members).toEqual([]);
    }
  });
});

describe('joinClasses', () => {
  it('prefers the simplified, then the first plane, then the form most members have', () => {
    const usual = new Map([
      ['發', '发'],
      ['髮', '发'],
      ['㗲', '𠵾'],
      ['𡄔', '𠴢'],
    ]);
    const links = [
      ['髮', '发'],
      ['發', '发'],
      ['㗲', '𠵾'],
      ['𡄔', '𠴢'],
      ['仮', '假'],
    ] as const;
    expect(joinClasses({ links, usual })).toEqual(['㗲𠵾', '假仮', '发發髮', '𠴢𡄔']);
  });
});
