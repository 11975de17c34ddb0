import { sliceCodePoints } from '../../../shared/text/code-points.ts';
import type { CallError } from '../../platform/client.ts';
import styles from './query-problem.module.css';
import { useSearchState } from './search-provider.tsx';
import { isQueryProblem } from './search-state.ts';

export const PROBLEM_ID = 'search-problem';

/** Says below the box what is wrong with the query, and shows where. */
export function QueryProblem() {
  const failure = useSearchState((state) => state.failure);
  const query = useSearchState((state) => state.query);
  const problem = failure && isQueryProblem(failure) ? failure : null;
  return (
    // It stands in the page before there is something to say, or it would not be said.
    <div id={PROBLEM_ID} aria-live="polite" className={problem ? styles.problem : undefined}>
      {problem && (
        <>
          <p>{problem.message}</p>
          <Marked query={query} problem={problem} />
        </>
      )}
    </div>
  );
}

function Marked({ query, problem }: { query: string; problem: CallError }) {
  const { start, end } = problem.details;
  if (typeof start !== 'number' || typeof end !== 'number') return null;
  return (
    <p aria-hidden="true" className={styles.query}>
      {sliceCodePoints(query, 0, start)}
      <span className={styles.part}>{sliceCodePoints(query, start, end) || '\u2009'}</span>
      {sliceCodePoints(query, end)}
    </p>
  );
}
