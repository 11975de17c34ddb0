import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Annotation, Passage } from '../../../shared/contract.ts';
import { CallError, call } from '../../platform/client.ts';
import { useMessages } from '../../platform/language.tsx';
import { refreshTopic, useCall } from '../../platform/use-call.ts';
import { useAnnounce } from '../../state/announce.tsx';
import { useReading } from '../../state/reading.tsx';
import { useToast } from '../../ui/toast.tsx';
import { findBookmark, shortTitle } from './annotation-model.ts';
import { annotationMessages } from './messages.ts';

const none: readonly Annotation[] = [];

/** The open document's annotations, in text order; empty until they are there. */
export function useAnnotations(): readonly Annotation[] {
  const { document } = useReading();
  return useCall('annotation.list', { document: document.id }).data ?? none;
}

export interface AnnotationActions {
  /** Bookmarks a passage. Says so only when it is saved, and offers to retry when it isn't. */
  add(passages: readonly Passage[]): Promise<boolean>;
  /** Puts an annotation in the trash; a message offers to take it back. */
  remove(annotation: Annotation): Promise<boolean>;
  /** Takes an annotation out of the trash. */
  restore(annotation: Annotation): Promise<boolean>;
  /** Restores what was deleted last. */
  undo(): Promise<boolean>;
  /** @throws CallError when it is not saved; the caller keeps what was typed */
  rename(annotation: Annotation, name: string): Promise<void>;
}

/**
 * What can be done with annotations. Each promise says whether it is saved; a failure has been told
 * to the user by then.
 */
export function useAnnotationActions(): AnnotationActions {
  const { document } = useReading();
  const client = useQueryClient();
  const toast = useToast();
  const announce = useAnnounce();
  const t = useMessages(annotationMessages);

  return useMemo(() => {
    const input = { document: document.id };

    /** The engine's event says the same, but may be slow. */
    const refresh = () => refreshTopic(client, 'annotations');

    async function attempt(work: () => Promise<void>): Promise<boolean> {
      try {
        await work();
        return true;
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        const action = { label: t('retry'), run: () => void attempt(work) };
        toast.show({ tone: 'error', text: t('notSaved', { reason: error.message }), action });
        return false;
      }
    }

    function add(passages: readonly Passage[]): Promise<boolean> {
      return attempt(async () => {
        const known = client.getQueryData<Annotation[]>(['annotation.list', input]);
        if (findBookmark(known ?? none, passages)) {
          toast.show({ text: t('already') });
          return;
        }
        const added = await call('annotation.create', {
          ...input,
          kind: 'bookmark',
          passages: [...passages],
        });
        await refresh();
        const undoing = { label: t('undo'), run: () => void remove(added) };
        toast.show({ text: t('added', { title: shortTitle(added) }), action: undoing });
      });
    }

    function remove(annotation: Annotation): Promise<boolean> {
      return attempt(async () => {
        await call('annotation.delete', { id: annotation.id });
        await refresh();
        const undoing = { label: t('undo'), run: () => void restore(annotation) };
        toast.show({ text: t('deleted', { title: shortTitle(annotation) }), action: undoing });
      });
    }

    function restore(annotation: Annotation): Promise<boolean> {
      return attempt(async () => {
        await call('annotation.restore', { id: annotation.id });
        await refresh();
        toast.show({ text: t('restored', { title: shortTitle(annotation) }) });
      });
    }

    async function undo(): Promise<boolean> {
      let last: Annotation | undefined;
      const isRead = await attempt(async () => {
        [last] = await call('annotation.trash', input);
      });
      if (last) return restore(last);
      if (isRead) announce(t('nothingToUndo'));
      return false;
    }

    async function rename(annotation: Annotation, name: string): Promise<void> {
      await call('annotation.rename', { id: annotation.id, name });
      await refresh();
    }

    return { add, remove, restore, undo, rename };
  }, [document, client, toast, announce, t]);
}
