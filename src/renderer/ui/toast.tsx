import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useMessages } from '../platform/language.tsx';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { CloseIcon } from './icons.tsx';
import { uiMessages } from './messages.ts';
import styles from './toast.module.css';

export interface ToastMessage {
  text: string;
  /** One thing to do about it, e.g. undo. Doing it closes the message. */
  action?: { label: string; run: () => void };
  /** `error` is said at once and stays until it is closed. Default: note. */
  tone?: 'note' | 'error';
  /** `false` keeps it until it is closed. Default: goes after {@link STAY}. */
  fades?: boolean;
}

export interface Toaster {
  show(message: ToastMessage): void;
}

/** How long a message stays while neither pointer nor focus rests on it. Unit: milliseconds. */
const STAY = 12_000;

interface Shown extends ToastMessage {
  id: number;
}

const ToastContext = createContext<Toaster | null>(null);

/** Shows short messages at the foot of the window, the last three of them. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const nextId = useRef(0);
  const toaster = useMemo<Toaster>(
    () => ({
      show(message) {
        nextId.current += 1;
        const id = nextId.current;
        // Two buttons of the same name would leave in doubt what each undoes: the last deed has it.
        const isOutdated = (older: Shown) =>
          message.action && older.action && older.tone !== 'error';
        setShown((last) => [
          ...last.filter((older) => !isOutdated(older)).slice(-2),
          { ...message, id },
        ]);
      },
    }),
    [],
  );
  const close = useCallback(
    (id: number) => setShown((last) => last.filter((message) => message.id !== id)),
    [],
  );
  return (
    <ToastContext value={toaster}>
      {children}
      <ToastRegion shown={shown} close={close} />
    </ToastContext>
  );
}

/** What shows a short message. */
export function useToast(): Toaster {
  const toaster = useContext(ToastContext);
  if (!toaster) throw new Error('useToast needs a ToastProvider above it');
  return toaster;
}

interface RegionProps {
  shown: readonly Shown[];
  close: (id: number) => void;
}

function ToastRegion({ shown, close }: RegionProps) {
  const t = useMessages(uiMessages);
  const of = (tone: 'note' | 'error') =>
    shown
      .filter((message) => (message.tone ?? 'note') === tone)
      .map((message) => <Toast key={message.id} message={message} close={close} />);
  // Live regions must stand in the page before something is said in them.
  return (
    <section aria-label={t('notifications')} className={styles.region}>
      <div role="alert">{of('error')}</div>
      {/* Not role="status": that is the page's word for the one status people ask for, the hits. */}
      <div aria-live="polite">{of('note')}</div>
    </section>
  );
}

function Toast({ message, close }: { message: Shown; close: (id: number) => void }) {
  const t = useMessages(uiMessages);
  const [isHeld, setHeld] = useState(false);
  const { id, action } = message;
  const fades = message.fades ?? message.tone !== 'error';
  useEffect(() => {
    if (isHeld || !fades) return undefined;
    const timer = setTimeout(() => close(id), STAY);
    return () => clearTimeout(timer);
  }, [isHeld, fades, close, id]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that someone is reading it
    <div
      className={styles.toast}
      data-tone={message.tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={styles.text}>{message.text}</span>
      {action && (
        <Button
          look="quiet"
          onPress={() => {
            close(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label={t('close')} onPress={() => close(id)}>
        <CloseIcon />
      </IconButton>
    </div>
  );
}
