/** The syntax tree of the query language; `parse-query.ts` makes it from what was typed. */

/** Where a piece of a query stands in it. Unit: code points of the query as typed. */
export interface QueryRange {
  start: number;
  end: number;
}

/** Words to be found as they stand, their inner spaces included; folded before they are compared. */
export interface TextTerm extends QueryRange {
  kind: 'text';
  text: string;
  /** Compared without folding. */
  strict: boolean;
}

/** A regular expression of JavaScript, matched within one block of the original text. */
export interface RegexTerm extends QueryRange {
  kind: 'regex';
  /** Compiles with the flags given; `u` or `v` is always among them, `g` and `y` never. */
  source: string;
  flags: string;
}

export type Term = TextTerm | RegexTerm;

/** Keeps only some documents, sections or notes. */
export interface Filter extends QueryRange {
  /** `title`: documents with such a title; `section`: outline entries with such a heading; `in`: documents by id or title. */
  field: 'title' | 'section' | 'in';
  text: string;
  strict: boolean;
  negated: boolean;
}

export interface Query {
  /** Each group must be found; a group is found where any of its terms is (`a|b`). */
  groups: readonly (readonly Term[])[];
  /** None of these may stand in the same paragraph (or section). */
  excluded: readonly Term[];
  filters: readonly Filter[];
  /** Words looked for in notes and in the names of bookmarks: every one in the same note. */
  notes: readonly TextTerm[];
  /**
   * The query as one phrase with its spaces, where it consists of bare words only; its occurrences
   * are the exact tier. Null where operators say otherwise.
   */
  phrase: TextTerm | null;
}
