/**
 * The nearest-rank percentile: the smallest value that at least `share` of all values don't exceed.
 *
 * @param share from 0 to 1
 * @returns NaN where there are no values
 */
export function percentile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  const rank = Math.max(1, Math.ceil(share * sorted.length - 1e-9));
  return sorted[rank - 1] ?? Number.NaN;
}

export function median(values: ArrayLike<number>): number {
  return percentile(values, 0.5);
}

/** What was found for one query beside what is there. */
export interface Outcome {
  readonly expected: number;
  /** Answers that differ from one another. */
  readonly found: number;
  /** Found and expected. */
  readonly right: number;
}

/** Compares two lists of ids, in any order; what is found twice counts once. */
export function compareIds(found: ArrayLike<number>, expected: ArrayLike<number>): Outcome {
  const wanted = new Set(Array.from(expected));
  const given = new Set(Array.from(found));
  let right = 0;
  for (const id of given) if (wanted.has(id)) right += 1;
  return { expected: wanted.size, found: given.size, right };
}

export interface Exactness {
  /** Mean over the queries that have something to be found. */
  readonly recall: number;
  /** Mean over the queries for which something was found. */
  readonly precision: number;
  /** Queries answered with exactly what there is. */
  readonly exact: number;
}

export function judge(outcomes: readonly Outcome[]): Exactness {
  const findable = outcomes.filter(({ expected }) => expected > 0);
  const answered = outcomes.filter(({ found }) => found > 0);
  return {
    recall: mean(findable.map(({ right, expected }) => right / expected)),
    precision: mean(answered.map(({ right, found }) => right / found)),
    exact: outcomes.filter(({ expected, found, right }) => found === right && right === expected)
      .length,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
