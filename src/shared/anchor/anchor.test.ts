import { describe, expect, it } from 'vitest';
import { ZhujianError } from '../errors.ts';
import { createAnchor } from './create-anchor.ts';
import { resolveAnchor } from './resolve-anchor.ts';
import { anchorTo, documentOf } from './testing/lines.ts';

const long = '江山就是人民人民就是江山';

describe('createAnchor', () => {
  it('keeps quote, context and headings', () => {
    const text = documentOf('开头', '#一', `${'前'.repeat(40)}𠮷引文${'后'.repeat(40)}`);
    expect(createAnchor(text, 'b3', 40, 43, '𠮷引文')).toEqual({
      documentHash: text.hash,
      edition: 1,
      block: 'b3',
      start: 40,
      end: 43,
      quote: '𠮷引文',
      prefix: '前'.repeat(32),
      suffix: '后'.repeat(32),
      path: ['#一'],
    });
  });

  it.each([
    ['another quote', 'b1', 0, 2, '甲丙'],
    ['an unknown block', 'b9', 0, 2, '甲乙'],
    ['an empty quote', 'b1', 1, 1, ''],
    ['a range beyond the text', 'b1', 0, 9, '甲乙丙丁'],
    ['a range turned round', 'b1', 2, 0, '甲乙'],
  ])('refuses %s', (_, block, start, end, quote) => {
    const failure = expect.objectContaining({ code: 'quote-mismatch' });
    expect(() => createAnchor(documentOf('甲乙丙'), block, start, end, quote)).toThrow(failure);
    expect(() => createAnchor(documentOf('甲乙丙'), block, start, end, quote)).toThrow(
      ZhujianError,
    );
  });
});

describe('resolveAnchor', () => {
  it('finds the same text in place, the second of two occurrences too', () => {
    const text = documentOf('人民人民');
    expect(resolveAnchor(text, anchorTo(text, 'b1', '人民', 1))).toEqual({
      block: 'b1',
      start: 2,
      end: 4,
    });
  });

  it('finds an unchanged block after a change elsewhere', () => {
    const anchor = anchorTo(documentOf('甲人民乙', '丙'), 'b1', '人民');
    expect(resolveAnchor(documentOf('甲人民乙', '丁'), anchor)).toEqual({
      block: 'b1',
      start: 1,
      end: 3,
    });
  });

  it('finds the only occurrence in a changed block', () => {
    const anchor = anchorTo(documentOf(`甲${long}乙`), 'b1', long);
    expect(resolveAnchor(documentOf(`丙丁${long}戊`), anchor)).toEqual({
      block: 'b1',
      start: 2,
      end: 14,
    });
  });

  it('finds the only occurrence in the section, though another section has one', () => {
    const anchor = anchorTo(documentOf('#一', `甲${long}乙`, '#二', `丙${long}丁`), 'b2', long);
    const changed = documentOf('#一', '新', `戊${long}己`, '#二', `丙${long}丁`);
    expect(resolveAnchor(changed, anchor)).toEqual({ block: 'b3', start: 1, end: 13 });
  });

  it('finds by context what moved to another section', () => {
    const anchor = anchorTo(documentOf('#一', `甲${long}乙`, '#二', '丙'), 'b2', long);
    const changed = documentOf('#一', `己${long}`, '#二', `甲${long}乙`);
    expect(resolveAnchor(changed, anchor)).toEqual({ block: 'b4', start: 1, end: 13 });
  });

  it('follows a block whose number shifted, past one that took its number', () => {
    const anchor = anchorTo(documentOf('子人民丑', '甲人民乙'), 'b2', '人民');
    const changed = documentOf('新', '子人民丑', '甲人民乙');
    expect(resolveAnchor(changed, anchor)).toEqual({ block: 'b3', start: 1, end: 3 });
  });

  it('does not choose between twins', () => {
    const anchor = anchorTo(documentOf('人民', '人民'), 'b2', '人民');
    expect(resolveAnchor(documentOf('新', '人民', '人民'), anchor)).toBeUndefined();
  });

  it('does not take a short quote for the lost one without context', () => {
    const anchor = anchorTo(documentOf('甲人民乙', '丙人民丁'), 'b1', '人民');
    expect(resolveAnchor(documentOf('甲', '丙人民丁'), anchor)).toBeUndefined();
  });

  it('gives up what is gone', () => {
    const anchor = anchorTo(documentOf(`甲${long}乙`), 'b1', long);
    expect(resolveAnchor(documentOf('甲乙'), anchor)).toBeUndefined();
    expect(resolveAnchor(documentOf(), anchor)).toBeUndefined();
  });

  it('counts code points', () => {
    const anchor = anchorTo(documentOf('𠮷𠮷人民𠮷'), 'b1', '人民');
    expect(resolveAnchor(documentOf('𠮷𠮷人民𠮷', '新'), anchor)).toEqual({
      block: 'b1',
      start: 2,
      end: 4,
    });
  });
});
