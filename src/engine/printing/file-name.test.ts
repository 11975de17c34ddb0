import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestFileName } from './file-name.ts';

describe('suggestFileName', () => {
  it('is the title where it can be', () => {
    expect(suggestFileName('永远保持党同人民群众的血肉联系')).toBe(
      '永远保持党同人民群众的血肉联系.pdf',
    );
  });

  it.each([
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j.pdf'],
    ['../../etc/passwd', 'etc passwd.pdf'],
    ['C:\\', 'C.pdf'],
    ['行\n行\t行', '行 行 行.pdf'],
    ['.hidden', 'hidden.pdf'],
    ['dots... ', 'dots.pdf'],
    ['con', '_con.pdf'],
    ['LPT1.txt', '_LPT1.txt.pdf'],
    ['', 'zhujian.pdf'],
    ['???', 'zhujian.pdf'],
  ])('makes %j safe', (title, expected) => {
    expect(suggestFileName(title)).toBe(expected);
  });

  it('fits every file system, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        const name = suggestFileName(title);
        expect(name).toMatch(/^[^<>:"/\\|?*\p{Cc}]+\.pdf$/u);
        expect(name).not.toMatch(/^[. ]|[. ]\.pdf$/u);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      }),
    );
  });
});
