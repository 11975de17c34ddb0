import { useQueryClient } from '@tanstack/react-query';
import { useMessages } from '../platform/language.tsx';
import { useConnection } from '../platform/use-connection.ts';
import { Button } from '../ui/button.tsx';
import styles from './connection-notice.module.css';
import { appMessages } from './messages.ts';

/** Says that the engine can't be reached, as long as that is so. */
export function ConnectionNotice() {
  const t = useMessages(appMessages);
  const isConnected = useConnection();
  const client = useQueryClient();
  if (isConnected) return null;
  return (
    <div role="alert" className={styles.notice}>
      <p>{t('connectionLost')}</p>
      <Button onPress={() => void client.invalidateQueries()}>{t('retry')}</Button>
    </div>
  );
}
