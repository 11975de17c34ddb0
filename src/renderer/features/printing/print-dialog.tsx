import { useState } from 'react';
import type { PrintJob } from '../../../shared/contract.ts';
import { outlinePath } from '../../../shared/document/outline.ts';
import { useMessages } from '../../platform/language.tsx';
import { useCall } from '../../platform/use-call.ts';
import { useReading } from '../../state/reading.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { printingMessages } from './messages.ts';
import styles from './print-dialog.module.css';
import { SectionCheckboxes } from './section-checkboxes.tsx';
import { usePageCount } from './use-page-count.ts';
import { usePrinting } from './use-printing.ts';

interface PrintDialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

/** Chooses sections of the open document and prints them, or saves them as a PDF. */
export function PrintDialog({ isOpen, onOpenChange }: PrintDialogProps) {
  // Each opening starts afresh: all sections, no old failure.
  return isOpen && <OpenPrintDialog onOpenChange={onOpenChange} />;
}

function OpenPrintDialog({ onOpenChange }: Pick<PrintDialogProps, 'onOpenChange'>) {
  const t = useMessages(printingMessages);
  const { document, outline, currentBlock } = useReading();
  const info = useCall('app.info', {}).data;
  const [chosen, setChosen] = useState(() => outline.map((section) => section.block));
  const job: PrintJob = {
    document: document.id,
    // All of it is the whole document, with the source line that is in no section.
    sections: chosen.length === outline.length ? [] : chosen,
  };
  const isEmpty = chosen.length === 0;
  const count = usePageCount(job, info?.pdf === true && !isEmpty);
  const printing = usePrinting(info?.paper ?? 'none', () => onOpenChange(false));
  const path = outlinePath(document, outline, currentBlock);
  const problem = printing.problem ?? count.error?.message ?? null;
  const isBlocked = isEmpty || info === undefined || printing.busy !== null;

  function describeCount(): string {
    if (isEmpty) return t('emptySelection');
    if (info?.pdf === false) return t('noPdf');
    if (count.error) return '';
    return count.pages === undefined ? t('counting') : t('pages', { count: count.pages });
  }

  return (
    <Dialog
      isOpen
      onOpenChange={onOpenChange}
      title={t('title')}
      footer={
        <>
          <Button look="quiet" onPress={() => onOpenChange(false)}>
            {t('cancel')}
          </Button>
          <Button isDisabled={isBlocked || !info.pdf} onPress={() => void printing.exportPdf(job)}>
            {printing.busy === 'exporting' ? t('exporting') : t('exportPdf')}
          </Button>
          <Button
            look="primary"
            isDisabled={isBlocked || info.paper === 'none'}
            onPress={() => void printing.print(job)}
          >
            {printing.busy === 'printing' ? t('printing') : t('print')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <SectionCheckboxes
          sections={outline}
          chosen={chosen}
          current={path[0]?.block ?? outline.at(-1)?.block ?? null}
          onChange={setChosen}
        />
        <p aria-live="polite" className={styles.count}>
          {describeCount()}
        </p>
        {info?.paper === 'none' && <p className={styles.count}>{t('noPaper')}</p>}
        {problem !== null && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}
