import { describe, expect, it } from 'vitest';
import { createRequest, defaultOptions, hasSeveralWords, quoteQuery } from './search-options.ts';

describe('createRequest', () => {
  it('leaves out what makes no difference', () => {
    expect(createRequest('人民', defaultOptions, 'a')).toEqual({ query: '人民' });
    const options = { ...defaultOptions, together: 'section', scope: 'sections' } as const;
    expect(createRequest('人民', options, 'a')).toEqual({ query: '人民' });
  });

  it('says everything else', () => {
    const options = { ...defaultOptions, strict: true, order: 'relevance' } as const;
    expect(createRequest('人民 江山', { ...options, together: 'section' }, 'a')).toEqual({
      query: '人民 江山',
      order: 'relevance',
      strict: true,
      together: 'section',
    });
    expect(createRequest('人', { ...options, scope: 'document' }, 'a')).toMatchObject({
      document: 'a',
    });
    const sections = [{ document: 'a', block: 'b2', title: '立场' }];
    expect(createRequest('人', { ...options, scope: 'sections', sections }, 'c')).toMatchObject({
      sections: [{ document: 'a', block: 'b2' }],
    });
  });
});

describe('hasSeveralWords', () => {
  it.each(['人民 江山', '人民　江山', '"人 民" 江山', '/人 民/ 江山', 'strict:人 民'])(
    'sees them in %s',
    (query) => expect(hasSeveralWords(query)).toBe(true),
  );

  it.each([
    '',
    ' 人民 ',
    '"人民 江山"',
    '人民 -江山',
    'title:人 民',
    '人|民',
    '人 | 民',
    '/人 民/',
  ])('sees none in %s', (query) => expect(hasSeveralWords(query)).toBe(false));
});

describe('quoteQuery', () => {
  it('quotes what the query language would take apart', () => {
    expect(quoteQuery('江山就是人民')).toBe('江山就是人民');
    expect(quoteQuery('江山 人民')).toBe('"江山 人民"');
    expect(quoteQuery('-12')).toBe('"-12"');
    expect(quoteQuery('a|b')).toBe('"a|b"');
    expect(quoteQuery('in:x')).toBe('"in:x"');
  });
});
