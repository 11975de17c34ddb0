import { createRoot } from 'react-dom/client';
import type { PrintJob } from '../../../shared/contract.ts';
import { planPrint } from '../../../shared/printing/print-plan.ts';
import '../../styles/marks/marks.css';
import { call } from '../../platform/client.ts';
import { listMarginText, listPageRules } from './page-rules.ts';
import { addPrintFonts, loadPrintFonts } from './print-fonts.ts';
import { PrintSheet } from './print-sheet.tsx';

/**
 * The page that is printed: `print.html#` and the job as URI-encoded JSON. It says on the root
 * element when it may be printed (`data-print-ready`), or why it can't (`data-print-error`).
 */
const state = document.documentElement.dataset;
preparePage().then(
  () => {
    state.printReady = 'true';
  },
  (error: unknown) => {
    state.printError = error instanceof Error ? error.message : String(error);
  },
);

async function preparePage(): Promise<void> {
  const job = JSON.parse(decodeURIComponent(location.hash.slice(1))) as PrintJob;
  const [text, info] = await Promise.all([
    call('document.get', { document: job.document }),
    call('app.info', {}),
  ]);
  const plan = planPrint(text, job.sections);
  if (plan.unknown.length > 0) throw new Error(`no such section: ${plan.unknown.join(', ')}`);
  document.title = plan.title;
  document.documentElement.lang = text.language;
  document.adoptedStyleSheets = [createStyleSheet(listPageRules(plan, info.language))];
  addPrintFonts();
  const sheet = document.getElementById('sheet');
  if (!sheet) throw new Error('print.html has no place for the sheet');
  await new Promise<void>((resolve) => {
    createRoot(sheet).render(
      <div ref={() => resolve()}>
        <PrintSheet plan={plan} language={text.language} />
      </div>,
    );
  });
  await loadPrintFonts(listMarginText(plan, info.language));
  // Layout asks for the fonts of the text; only then does `ready` wait for them.
  sheet.getBoundingClientRect();
  await document.fonts.ready;
  await nextFrame();
  await nextFrame();
}

/** The page's own policy refuses style elements; a constructed sheet is a script's doing. */
function createStyleSheet(rules: string[]): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  for (const rule of rules) sheet.insertRule(rule, sheet.cssRules.length);
  return sheet;
}

/** A frame, or 50 ms where none come: a window that is not shown draws none. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
    setTimeout(resolve, 50);
  });
}
