import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTemporaryFolder } from '../testing/temporary-folder.ts';
import { decodeText, encodeText } from './verbatim-text.ts';

const units = fc
  .array(fc.oneof(fc.nat(0xffff), fc.constantFrom(0, 0xd842, 0xdfb7, 0xfeff, 0x4eba)))
  .map((codes) => String.fromCharCode(...codes));

it('keeps every string, lone surrogates and U+0000 included', () => {
  using folder = createTemporaryFolder();
  using database = new DatabaseSync(join(folder.path, 'x.db'));
  database.exec('CREATE TABLE texts (text ANY NOT NULL) STRICT');
  const insert = database.prepare('INSERT INTO texts VALUES (?) RETURNING text');
  fc.assert(
    fc.property(units, (text) => {
      expect(decodeText(insert.get(encodeText(text))?.text)).toBe(text);
    }),
    { examples: [[''], ['\0'], ['人\0民'], ['\uD800'], ['a\uDC00b'], ['𠮷'], ['\uFEFF']] },
  );
});

it('leaves ordinary text readable for any tool', () => {
  expect(encodeText('𠮷\0家')).toBe('𠮷\0家');
});

it.each([null, 7, undefined])('refuses %s, which is no text', (value) => {
  expect(() => decodeText(value)).toThrow(TypeError);
});
