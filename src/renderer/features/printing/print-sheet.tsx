import type { PrintPlan } from '../../../shared/printing/print-plan.ts';
import { BlockView } from '../../ui/block-view.tsx';
import styles from './print-sheet.module.css';

interface PrintSheetProps {
  plan: PrintPlan;
  /** BCP 47 tag of the text. */
  language: string;
}

/** What goes on paper: title, source, and the chosen blocks in runs. */
export function PrintSheet({ plan, language }: PrintSheetProps) {
  // The title lies within the first run: a box of its own would end the page after it.
  const runs = plan.runs.length > 0 ? plan.runs : [{ head: '', blocks: [] }];
  return (
    <main className={styles.sheet} lang={language}>
      {runs.map((run, index) => (
        <section key={run.blocks[0]?.id ?? 'title'} className={styles.run} data-run={index}>
          {index === 0 && <TitleBlock plan={plan} />}
          {run.blocks.map((block) => (
            <div key={block.id} className={block.kind === 'source' ? styles.source : undefined}>
              <BlockView block={block} />
            </div>
          ))}
        </section>
      ))}
    </main>
  );
}

function TitleBlock({ plan }: { plan: PrintPlan }) {
  return (
    <header className={styles.title}>
      {plan.titleBlock ? <BlockView block={plan.titleBlock} /> : <h1>{plan.title}</h1>}
      {plan.citation !== '' && <p>{plan.citation}</p>}
    </header>
  );
}
