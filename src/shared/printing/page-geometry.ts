/**
 * The printed page, in one place for the style sheet that makes it and for the check that reads it
 * back. ISO 216 A4; the measure is 38 characters of 11 pt, the page 36 lines of 19 pt.
 */
export const POINTS_PER_MILLIMETRE = 72 / 25.4;

/** All lengths in millimetres. */
export const page = {
  width: 210,
  height: 297,
  /** Holds the running head. */
  marginTop: 28,
  /** Holds the page number. */
  marginBottom: 27.5,
  /** Narrower than the text's own margin: paragraph numbers hang there, inside the page area. */
  marginSide: 20,
} as const;

export const type = {
  /** Points. */
  size: 11,
  /** Points from line to line. */
  leading: 19,
  /** Characters (em) to a full line. */
  measure: 38,
} as const;
