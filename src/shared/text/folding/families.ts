/**
 * Signs that folding takes for the same. A character of a family becomes the family's sign; runs of
 * dashes and of full stops become one sign, see `fold`.
 */

export const DASH = '-';
export const FULL_STOP = '.';
export const ELLIPSIS = '…';

/** The characters given one by one or, as first and last, by their range. */
function list(...members: (string | readonly [number, number])[]): string {
  return members
    .map((member) =>
      typeof member === 'string'
        ? member
        : String.fromCodePoint(
            ...Array.from({ length: member[1] - member[0] + 1 }, (_, index) => member[0] + index),
          ),
    )
    .join('');
}

/** Unicode's property Dash without what is a wave, and lines that stand for a dash in print. */
export const DASHES = list(
  '-\u058a\u05be\u1400\u1806',
  [0x2010, 0x2015],
  '\u207b\u208b\u2212\u02d7\u2043\u2796\u23af\u2500\u2501',
  '\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u2e5d\u30a0\ufe31\ufe32\ufe58\ufe63\uff0d\u{10ead}',
);

export const FULL_STOPS = '.。．｡﹒︒\u2024';

/** Each stands for several full stops by itself. */
export const ELLIPSES = '…⋯‥\ufe19\ufe30';

/** Every other family: its sign, then its members. */
export const FAMILIES: readonly (readonly [sign: string, members: string])[] = [
  // Unicode's property Quotation_Mark, ornaments, and what keyboards and pinyin have for one.
  [
    '"',
    list(
      '"\'`´«»‹›「」『』＂＇｢｣\u02bb\u02bc\u02bd\u2e42',
      [0x2018, 0x201f],
      [0x301d, 0x301f],
      [0xfe41, 0xfe44],
      [0x275b, 0x2760],
    ),
  ],
  ['·', '·\u0387\u1427\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\uff65\ua78f'],
  ['~', '~\u02dc\u2053\u223c\u301c\u3030\uff5e'],
  // What NFKC makes of ½, and what mathematics writes, beside what a keyboard has.
  ['/', '\u2044\u2215'],
  ['〇', '○◯'],
  ['¯', '￣'],
  ['σ', 'ς'],
];

/**
 * Unicode's EquivalentUnifiedIdeograph for the supplement of radicals: each radical with the
 * character it looks like. Text taken out of PDF files has them where the characters should be.
 */
export const RADICALS: readonly string[] = [
  '⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 ⺒巳 ⺓幺 ⺔彑 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日',
  '⺝月 ⺞歺 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ⺫目 ⺬示 ⺭礻 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺳㓁 ⺴冗 ⺶羊 ⺹耂 ⺺肀',
  '⺻聿 ⺼肉 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻈讠 ⻉贝 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏邑 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻖阝',
  '⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻟飠 ⻠饣 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙',
  '⻱龜 ⻲亀',
].flatMap((line) => line.split(' '));
