import type { Output, ParsedInput, PrintJob, PrintReport } from '../../shared/contract.ts';
import type { ZhujianDocument } from '../../shared/document/model.ts';
import { ZhujianError } from '../../shared/errors.ts';
import type { Language } from '../../shared/language.ts';
import { type PrintPlan, planPrint } from '../../shared/printing/print-plan.ts';
import type { ShellPorts } from '../ports.ts';
import { suggestFileName } from './file-name.ts';
import { verifyPrint } from './verify-print.ts';

type PrintMethod = 'print.preview' | 'print.pdf' | 'print.paper';

export type PrintHandlers = {
  [M in PrintMethod]: (input: ParsedInput<M>) => Promise<Output<M>>;
};

interface VerifiedPdf {
  bytes: Uint8Array;
  report: PrintReport;
}

/** PDFs kept after a preview, so that saving the same choice takes no second run. */
const PDFS_KEPT = 3;

/**
 * The contract's print methods. Every PDF is checked against the selection before anyone gets it.
 *
 * @param deps `getDocument` throws `document-not-found`; `ports` gives the shell's powers as they
 *   are now; `language` is the one in force, in which page numbers are written
 */
export function createPrintHandlers(deps: {
  getDocument(id: string): ZhujianDocument;
  ports(): ShellPorts;
  language(): Language;
}): PrintHandlers {
  const kept = new Map<string, Promise<VerifiedPdf>>();

  /**
   * @throws ZhujianError `document-not-found`, `section-not-found`, `nothing-selected`
   */
  function plan(job: PrintJob): { document: ZhujianDocument; plan: PrintPlan } {
    const document = deps.getDocument(job.document);
    const plan = planPrint(document, job.sections);
    const [section] = plan.unknown;
    if (section !== undefined) {
      throw new ZhujianError('section-not-found', { document: job.document, section });
    }
    if (plan.chosen.length === 0) throw new ZhujianError('nothing-selected');
    return { document, plan };
  }

  async function render(job: PrintJob, plan: PrintPlan): Promise<VerifiedPdf> {
    const { renderPdf } = deps.ports();
    if (!renderPdf) throw new ZhujianError('browser-not-found');
    const language = deps.language();
    const bytes = await renderPdf(job);
    const pages = await verifyPrint(bytes, plan, language);
    return { bytes, report: { pages, blocks: plan.chosen.length, bytes: bytes.length } };
  }

  async function make(job: PrintJob): Promise<VerifiedPdf & { document: ZhujianDocument }> {
    const { document, plan: planned } = plan(job);
    const chosen = planned.chosen.map((block) => block.id);
    const key = JSON.stringify([document.id, document.hash, deps.language(), chosen]);
    const pdf = kept.get(key) ?? render(job, planned);
    kept.delete(key);
    kept.set(key, pdf);
    for (const oldest of kept.keys()) {
      if (kept.size <= PDFS_KEPT) break;
      kept.delete(oldest);
    }
    try {
      return { ...(await pdf), document };
    } catch (error) {
      if (kept.get(key) === pdf) kept.delete(key);
      throw error;
    }
  }

  return {
    'print.preview': async (job) => (await make(job)).report,
    'print.pdf': async (job) => {
      const { bytes, report, document } = await make(job);
      const { deliverPdf } = deps.ports();
      if (!deliverPdf) {
        throw new ZhujianError('print-failed', { reason: 'this shell cannot hand over files' });
      }
      return { ...report, delivery: await deliverPdf(bytes, suggestFileName(document.title)) };
    },
    'print.paper': async (job) => {
      plan(job);
      const { printPaper } = deps.ports();
      if (!printPaper) {
        throw new ZhujianError('print-failed', { reason: 'this shell cannot print on paper' });
      }
      return { printed: await printPaper(job) };
    },
  };
}
