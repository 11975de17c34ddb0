import { describe, expect, it } from 'vitest';
import { describeError } from './error-messages.ts';
import { errorCode } from './errors.ts';
import { language } from './language.ts';

describe('describeError', () => {
  it.each(language.options.flatMap((to) => errorCode.options.map((code) => [to, code] as const)))(
    '%s has words for %s',
    (to, code) => {
      const words = describeError(code, {}, to);
      expect(words).not.toBe(code);
      expect(words).toMatch(to === 'en' ? /^[A-Z][^。]*\.$/su : /\p{Script=Han}.*[。]$/su);
    },
  );

  it('fills the blanks', () => {
    expect(describeError('port-in-use', { port: 8080 }, 'en')).toContain('8080');
    expect(describeError('document-not-found', { document: '<x>' }, 'zh-CN')).toContain('“<x>”');
  });

  it('is about the same details in both languages', () => {
    const blanks = (text: string) => [...text.matchAll(/\{\{\w+\}\}/gu)].map(String).sort();
    for (const code of errorCode.options) {
      const echo = { skipInterpolation: true };
      expect(blanks(describeError(code, echo, 'en'))).toEqual(
        blanks(describeError(code, echo, 'zh-CN')),
      );
    }
  });
});
