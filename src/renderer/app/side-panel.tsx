import type { ReactNode } from 'react';
import { useMessages } from '../platform/language.tsx';
import { isComposing } from '../state/keys.ts';
import { NARROW, useMediaQuery } from '../state/media-query.ts';
import { usePanel } from '../state/panel.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import { appMessages } from './messages.ts';
import styles from './side-panel.module.css';

/** The panel on the right; on narrow windows a drawer over the text. Escape in it closes it. */
export function SidePanel({ children }: { children: ReactNode }) {
  const t = useMessages(appMessages);
  const panel = usePanel();
  const isDrawer = useMediaQuery(NARROW);
  const title = panel.open === 'search' ? t('search') : t('annotations');
  return (
    <>
      {isDrawer && <div aria-hidden="true" className={styles.scrim} onPointerDown={panel.close} />}
      <aside
        aria-label={title}
        data-panel
        className={styles.panel}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          if (isComposing(event.nativeEvent)) return;
          event.preventDefault();
          panel.close();
        }}
      >
        <header className={styles.header}>
          <h2 className={styles.title}>{title}</h2>
          <IconButton label={t('closePanel')} onPress={panel.close}>
            <CloseIcon />
          </IconButton>
        </header>
        <div className={styles.content}>{children}</div>
      </aside>
    </>
  );
}
