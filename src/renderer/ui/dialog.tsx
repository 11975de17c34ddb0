import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useMessages } from '../platform/language.tsx';
import styles from './dialog.module.css';
import { IconButton } from './icon-button.tsx';
import { CloseIcon } from './icons.tsx';
import { uiMessages } from './messages.ts';

export interface DialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** The dialog's accessible name. */
  title: string;
  /** `hidden` keeps the title for screen readers only. Default: shown, with a close button. */
  heading?: 'shown' | 'hidden';
  /** Default: medium. */
  size?: 'small' | 'medium' | 'large';
  children: ReactNode;
  /** Buttons at the foot, which stay in view while the rest scrolls. */
  footer?: ReactNode;
}

/** A modal dialog: Escape or a click beside it closes it, and the focus goes back. */
export function Dialog(props: DialogProps) {
  const { isOpen, onOpenChange, title, heading = 'shown', size = 'medium', children } = props;
  const t = useMessages(uiMessages);
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable
    >
      <Modal className={`${styles.modal} ${styles[size]}`}>
        <AriaDialog className={styles.dialog ?? ''} aria-label={title} data-modal="">
          {heading === 'shown' && (
            <header className={styles.header}>
              <Heading level={2} className={styles.title ?? ''}>
                {title}
              </Heading>
              <IconButton label={t('close')} onPress={() => onOpenChange(false)}>
                <CloseIcon />
              </IconButton>
            </header>
          )}
          <div className={styles.body}>{children}</div>
          {props.footer && <footer className={styles.footer}>{props.footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
