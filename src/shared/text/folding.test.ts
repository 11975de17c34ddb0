import { describe, expect, it } from 'vitest';
import { sliceCodePoints } from './code-points.ts';
import { fold, toFoldedRange, toOriginalRange } from './folding.ts';

/** What stands in the original where `part` first stands in the folded text. */
function originalOf(text: string, part: string): string {
  const folded = fold(text);
  const start = folded.text.indexOf(part);
  expect(start).toBeGreaterThanOrEqual(0);
  const range = toOriginalRange(folded, start, start + part.length);
  return sliceCodePoints(text, range.start, range.end);
}

function expectSame(forms: Iterable<string>, expected: string): void {
  for (const form of forms) expect(fold(form).text, form).toBe(expected);
}

describe('fold: code points', () => {
  it.each([
    ['ＡＢＣ', 'abc'],
    ['，！？：；（）', ',!?:;()'],
    ['½', '1/2'],
    ['㎏', 'kg'],
    ['ﬁ', 'fi'],
    ['İ', 'i\u0307'],
    ['２０２１年', '2021年'],
    ['ΟΔΟΣ ὁδός', 'οδοσ ὁδόσ'],
    ['㍿㈱', '株式会社(株)'],
    ['ﷺ', 'صلى الله عليه وسلم'],
    ['\ud842', '\ufffd'],
    ['\udfb7人', '\ufffd人'],
    ['a\ud842人', 'a\ufffd人'],
    ['𝐀𝒷', 'ab'],
    ['𐐀', '𐐨'],
    ['𠮷野家', '𠮷野家'],
    ['\0', '\0'],
  ])('folds %j to %j', (text, expected) => {
    expect(fold(text).text).toBe(expected);
  });

  it('gives back the very text where nothing folds, with no spans', () => {
    const text = '人民群众是我们党的力量之源';
    expect(fold(text)).toEqual({ text, spans: new Uint32Array(0) });
  });

  it('needs no spans for folds of one code point to one unit', () => {
    expect(fold('ＡＢ，Ｃ。國\ud842 a').spans).toHaveLength(0);
  });

  it('folds texts longer than its buffer, and keeps apart what it folds one after another', () => {
    const long = 'Ａ㎏𠮷'.repeat(20_000);
    expect(fold(long).text).toBe('akg𠮷'.repeat(20_000));
    expect(fold('Ｂ').text).toBe('b');
    expect(fold('ﷺ'.repeat(2_000)).text).toBe('صلى الله عليه وسلم'.repeat(2_000));
  });
});

describe('fold: families', () => {
  it('makes quotation marks one', () => {
    expectSame('"\'“”‘’„‚‟‛«»‹›「」『』﹁﹂﹃﹄〝〞〟＂＇｢｣´`❝❞', '"');
    expect(fold("It's").text).toBe(fold('It’s').text);
  });

  it('makes dashes one, and a run of them one', () => {
    expectSame('-‐‑‒–—―−﹘﹣－⸺⸻─━⁻︱', '-');
    expectSame(['——', '－－', '--', '—\u200b—', '⸺', '–-—'], '-');
    expect(fold('人 —— 人').text).toBe('人-人');
    expect(fold('a - - b').text).toBe('a - - b');
  });

  it('makes wave dashes and middle dots one each, not their runs', () => {
    expectSame('~～〜∼⁓〰˜', '~');
    expectSame('·・･‧∙⋅•·', '·');
    expect(fold('～～・・').text).toBe('~~··');
  });

  it('tells one full stop from several', () => {
    expectSame('.。．｡﹒', '.');
    expectSame(['…', '……', '⋯', '..', '...', '。。。', '．．', '‥', '…。', '.\u200d.'], '…');
    expectSame(['\u200b.', '。\u200b', '.\ufe0f'], '.');
    expect(fold('人。人……人').text).toBe('人.人…人');
  });

  it('takes a circle for a zero, and radicals for the characters they look like', () => {
    expect(fold('二○二一 ◯').text).toBe('二〇二一〇');
    expect(fold('⼈⺠⻓⻅⻢').text).toBe('人民长见马');
  });

  it('keeps signs from becoming white space', () => {
    expect(fold('人¨゛￣人').text).toBe('人¨゛¯人');
  });
});

describe('fold: Han variants', () => {
  const classes =
    '发發髮髪 国國 户戶戸 后後 里裏裡 台臺檯颱 干乾幹榦 面麵麪 着著 于於 只隻祇 系係繫 历曆歷 钟鐘鍾 ' +
    '范範 余餘 云雲 群羣 峰峯 为為爲 线綫線 却卻 艺藝 了瞭 借藉 周週 制製 万萬 与與';

  it.each(classes.split(' '))('makes %s one', (members) => {
    const [representative = ''] = members;
    expectSame(members, representative);
  });

  it('knows variants beyond the first plane, and compatibility ideographs', () => {
    expectSame(['𪉂', '䲰'], '䲰');
    expectSame(['龜', '\uf907', '\uf908', '亀', '龟'], '龟');
    expectSame(['\u{2f800}', '丽', '麗'], '丽');
    expect(fold('𪨧').text).toBe('仑');
  });

  it('doesn’t make one what only Japanese does', () => {
    const apart = ['予豫', '欠缺', '芸艺', '沪滤', '浜滨', '弁辩', '弁瓣', '联连', '缶罐', '么幺'];
    for (const [one = '', other = ''] of apart.map((pair) => [...pair])) {
      expect(fold(one).text).not.toBe(fold(other).text);
    }
  });
});

describe('fold: what is dropped, and marks', () => {
  it('drops what has no look of its own', () => {
    const dropped = '\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0f\ufe00\u034f\u{e0100}\u{e0041}';
    expect(fold(dropped).text).toBe('');
    expect(fold([...dropped].join('人')).text).toBe('人'.repeat([...dropped].length - 1));
    expect(fold('👩🏽‍💻').text).toBe('👩🏽💻');
  });

  it('joins marks to their base where there is one character for both', () => {
    expectSame(['é', 'e\u0301', 'É', 'E\u0301', 'e\u200d\u0301', 'ｅ\u0301'], 'é');
    expectSame(['ắ', 'a\u0306\u0301', 'ă\u0301', 'A\u0306\u0301'], 'ắ');
    expectSame(['が', 'か\u3099', 'か\uff9e'], 'が');
    expectSame(['ガ', 'ｶﾞ', 'カ\u3099'], 'ガ');
    expectSame(['각', '\u1100\u1161\u11a8', '가\u11a8', 'ㄱㅏ\u11a8'], '각');
    expectSame(['≠', '=\u0338', '＝\u0338'], '≠');
    expectSame(['ǰ', 'j\u030c', 'J\u030c'], 'ǰ');
    expectSame(['x\u0323\u0307', 'x\u0307\u0323', 'X\u0307\u0323'], 'ẋ\u0323');
    expect(fold('㎏\u0301').text).toBe('kǵ');
    expect(fold('𑂙\u{110ba}').text).toBe('𑂚');
  });

  it('leaves marks that nothing joins', () => {
    expectSame(['\u0301人'], '\u0301人');
    expectSame(['人\u0301'], '人\u0301');
    expectSame(['—\u0301', '-\u0301'], '-\u0301');
    expectSame(['a \u0301', 'a\u3000\u0301'], 'a \u0301');
    expect(fold('x\u0302').spans).toHaveLength(0);
    expect(fold('\u0301e\u0301').text).toBe('\u0301é');
    expect(fold('\ud842\u0301').text).toBe('\ufffd\u0301');
  });

  it('puts marks in order even where nothing carries them', () => {
    expectSame(['\u0323\u0307', '\u0307\u0323'], '\u0323\u0307');
    expectSame(['人\u0323\u0307', '人\u0307\u0323'], '人\u0323\u0307');
  });
});

describe('fold: white space', () => {
  it.each([
    ['人 民', '人民'],
    ['人\n\u3000\u3000民', '人民'],
    ['用 Git 管理', '用git管理'],
    ['a b', 'a b'],
    ['a \t\r\n\u3000 b', 'a b'],
    ['a\u00a0\u2028\u0085b', 'a b'],
    [' 人 ', '人'],
    [' a ', ' a '],
    ['  ', ' '],
    ['人\u200b \u200ba', '人a'],
    ['a \ufeff 人', 'a人'],
    ['a\u200b \u200b \u200bb', 'a b'],
    ['， a', ', a'],
    ['人， 民', '人,民'],
    ['，\n“', ', "'],
    ['〇 a', '〇a'],
    ['○ a', '〇a'],
    ['々 a', '々a'],
    ['\uf907 a', '龟a'],
    ['\ufa0e a', '\ufa0ea'],
    ['𠮷 a', '𠮷a'],
    ['a 𠮷', 'a𠮷'],
    ['a \u{2f800}', 'a丽'],
    ['㐀 a', '㐀a'],
    ['⼈ a', '人a'],
    ['か な', 'か な'],
    ['가 나', '가 나'],
    ['人\u0301 a', '人\u0301 a'],
    ['💬 💬', '💬 💬'],
    ['㋀ a', '1月a'],
    ['a ㋀', 'a 1月'],
  ])('folds %j to %j', (text, expected) => {
    expect(fold(text).text).toBe(expected);
  });
});

describe('toOriginalRange', () => {
  it.each([
    ['重５㎏的ﬁ', '5kg的', '５㎏的'],
    ['重５㎏的ﬁ', 'g的f', '㎏的ﬁ'],
    ['𠮷㎏𠮷', 'k', '㎏'],
    ['𠮷㎏𠮷', 'g𠮷', '㎏𠮷'],
    ['一½二', '/', '½'],
    ['xİy', '\u0307y', 'İy'],
    ['ﷺ人', '人', '人'],
    ['ﷺ人', ' ', 'ﷺ'],
    ['éxe\u0301人', 'é人', 'e\u0301人'],
    ['a\u0301\u0302x', 'á\u0302', 'a\u0301\u0302'],
    ['x\u0302y', 'x', 'x'],
    ['人\u200b民\u200b', '人', '人'],
    ['\u200b人民\u200b', '人民', '人民'],
    ['人\u200b民\u200b', '人民', '人\u200b民'],
    ['共 和\n国', '共和', '共 和'],
    ['共 和\n国', '和', '和'],
    ['a \t b', ' ', ' \t '],
    ['人——民', '-', '——'],
    ['人—\u200b—\u200b民', '-', '—\u200b—'],
    ['人……\u00ad民', '…民', '……\u00ad民'],
    ['\u200b㎏\u200b', 'g', '㎏'],
    ['𪨧人', '仑', '𪨧'],
  ])('in %j leads %j back to %j', (text, part, original) => {
    expect(originalOf(text, part)).toBe(original);
  });
});

describe('toFoldedRange', () => {
  const text = '\u200b人 民㎏\u200b——𠮷a';

  it.each([
    ['人 民', '人民'],
    ['㎏', 'kg'],
    ['—', '-'],
    ['𠮷a', '𠮷a'],
    ['\u200b', ''],
    ['㎏\u200b—', 'kg-'],
    ['\u200b人 ', '人'],
    [text, '人民kg-𠮷a'],
  ])('of %j is %j', (part, expected) => {
    const folded = fold(text);
    const start = [...text.slice(0, text.indexOf(part))].length;
    const range = toFoldedRange(folded, start, start + [...part].length);
    expect(folded.text.slice(range.start, range.end)).toBe(expected);
  });
});
