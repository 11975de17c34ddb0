import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { CallError } from '../../platform/client.ts';
import { useMessages } from '../../platform/language.tsx';
import { isComposing } from '../../state/keys.ts';
import { Button } from '../../ui/button.tsx';
import { annotationMessages } from './messages.ts';
import styles from './rename-field.module.css';

/** The contract's limit. Unit: UTF-16 units. */
const MAX_NAME_LENGTH = 1_000;

export interface RenameFieldProps {
  name: string;
  /** @throws CallError when the name is not saved; what was typed stays in the field */
  onSave(name: string): Promise<void>;
  onClose(): void;
}

/** A field in the place of an item's buttons: Enter saves, Escape leaves the name as it was. */
export function RenameField({ name, onSave, onClose }: RenameFieldProps) {
  const t = useMessages(annotationMessages);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(name);
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  async function save(): Promise<void> {
    if (isSaving) return;
    setSaving(true);
    try {
      await onSave(text.trim());
      onClose();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFailure(error.message);
      setSaving(false);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    // While an input method composes, Enter and Escape are its own.
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter') void save();
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
  }

  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t('name')}</label>
      <input
        ref={input}
        id={id}
        className={styles.input}
        value={text}
        maxLength={MAX_NAME_LENGTH}
        autoComplete="off"
        readOnly={isSaving}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {failure !== undefined && (
        <p role="alert" className={styles.failure}>
          {t('notSaved', { reason: failure })}
        </p>
      )}
      <div className={styles.actions}>
        <Button look="primary" isDisabled={isSaving} onPress={() => void save()}>
          {failure === undefined ? t('save') : t('retry')}
        </Button>
        <Button onPress={onClose}>{t('cancel')}</Button>
      </div>
    </div>
  );
}
