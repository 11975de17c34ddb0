import { useMessages } from '../platform/language.tsx';
import { Button } from './button.tsx';
import styles from './failure.module.css';
import { uiMessages } from './messages.ts';

export interface FailureProps {
  /** What failed; its message is shown as it is. */
  error: Error;
  /** Tries again. */
  onRetry: () => void;
}

/** Says in place what failed, and offers to try again. */
export function Failure({ error, onRetry }: FailureProps) {
  const t = useMessages(uiMessages);
  return (
    <div role="alert" className={styles.failure}>
      <p>{error.message}</p>
      <Button onPress={onRetry}>{t('retry')}</Button>
    </div>
  );
}
