import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { Failure, Input, Method, Output } from '../../shared/contract.ts';
import type { Block, ZhujianDocument } from '../../shared/document/model.ts';
import type { Language } from '../../shared/language.ts';
import { FixedLanguage } from '../platform/language.tsx';
import { createQueryClient } from '../platform/use-call.ts';
import { BlockView } from '../ui/block-view.tsx';
import { ToastProvider } from '../ui/toast.tsx';
import { AnnounceProvider } from './announce.tsx';
import { CommandProvider } from './commands.tsx';
import { PanelProvider } from './panel.tsx';
import { ReadingProvider, useReadingContent } from './reading.tsx';

/** The page's surroundings for component tests: a small text, and an engine answered by hand. */

export type Answers = {
  [M in Method]?: (input: Input<M>) => Output<M> | Promise<Output<M>>;
};

/** What an answer throws to fail as the engine does. */
export class Refusal extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

let answers: Answers = {};

/** Sets how the engine answers from now on. */
export function answerCalls(next: Answers): void {
  answers = next;
}

window.zhujian = {
  async invoke(method, input) {
    const answer = answers[method as Method] as ((input: unknown) => unknown) | undefined;
    if (!answer) throw new Error(`the test has no answer to ${method}`);
    try {
      return { ok: true, value: await answer(input) };
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, error: error.failure };
      throw error;
    }
  },
  subscribe: () => () => {},
};

/** A document of plain paragraphs b1, b2 …, numbered from 1. */
export function createTestDocument(...texts: string[]): ZhujianDocument {
  const blocks = texts.map(
    (text, index): Block => ({
      id: `b${index + 1}`,
      kind: 'paragraph',
      number: index + 1,
      text,
      content: { type: 'paragraph', children: [{ type: 'text', value: text }] },
    }),
  );
  return {
    id: 'test',
    title: '江山就是人民',
    source: 'test.txt',
    language: 'zh-CN',
    hash: 'hash',
    edition: 1,
    characters: texts.join('').length,
    blocks,
  };
}

interface TestProvidersProps {
  language?: Language;
  children: ReactNode;
}

/** Every provider that stands above the open document. */
export function TestProviders({ language = 'zh-CN', children }: TestProvidersProps) {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <FixedLanguage language={language}>
        <AnnounceProvider>
          <ToastProvider>
            <CommandProvider>
              <PanelProvider>{children}</PanelProvider>
            </CommandProvider>
          </ToastProvider>
        </AnnounceProvider>
      </FixedLanguage>
    </QueryClientProvider>
  );
}

interface TestPageProps extends TestProvidersProps {
  document: ZhujianDocument;
}

/** Every provider that a feature stands in, and the text as an article. */
export function TestPage({ document, children, ...props }: TestPageProps) {
  return (
    <TestProviders {...props}>
      <ReadingProvider document={document}>
        <TestArticle />
        {children}
      </ReadingProvider>
    </TestProviders>
  );
}

/** The open document's text. */
export function TestArticle() {
  const { document, store } = useReadingContent();
  const article = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    store.setArticle(article.current);
    return () => store.setArticle(null);
  }, [store]);
  return (
    <article ref={article} aria-label={document.title}>
      {document.blocks.map((block) => (
        <BlockView key={block.id} block={block} />
      ))}
    </article>
  );
}

/** jsdom lays nothing out: these stand in for what it lacks. The reader is at the text's start. */
export function installLayout(): void {
  globalThis.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
  // React Aria looks for elements by their ids.
  Object.assign(globalThis, { CSS: { escape: (text: string) => text } });
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
  window.matchMedia = (media) =>
    Object.assign(new EventTarget(), {
      media,
      matches: false,
      onchange: null,
      addListener: () => {},
      removeListener: () => {},
    });
  window.scrollTo = () => {};
  window.scrollBy = () => {};
  Element.prototype.scrollIntoView = () => {};
  Element.prototype.getBoundingClientRect = () => new DOMRect(0, 100, 0, 0);
  Range.prototype.getBoundingClientRect = () => document.body.getBoundingClientRect();
  // A list of no rectangles; jsdom's own lacks `item`.
  Range.prototype.getClientRects = () => Object.assign([], { item: () => null });
}
