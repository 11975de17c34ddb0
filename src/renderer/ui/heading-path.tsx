import { Fragment } from 'react';
import styles from './heading-path.module.css';

export interface HeadingPathProps {
  /** Headings, outermost first. */
  path: readonly string[];
  /** The headings' language. */
  lang: string;
  /** What stands there for text above the first heading. */
  opening: string;
}

/** Where a passage stands, on one line: the nearest heading keeps its room the longest. */
export function HeadingPath({ path, lang, opening }: HeadingPathProps) {
  const headings = path.length === 0 ? [opening] : path;
  return (
    <span lang={path.length === 0 ? undefined : lang} className={styles.path}>
      {headings.map((heading, level) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a heading is named by its level
        <Fragment key={level}>
          {level > 0 && <span className={styles.sign}> › </span>}
          <span className={styles.heading}>{heading}</span>
        </Fragment>
      ))}
    </span>
  );
}
