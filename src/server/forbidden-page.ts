import type { ServerResponse } from 'node:http';
import { createTranslate, language } from '../shared/language.ts';
import { messages } from './messages.ts';

/** Tells a visitor without a session how to get in; in every language, as we don't know theirs. */
export function sendForbiddenPage(response: ServerResponse): void {
  const parts = language.options.map((tag) => {
    const t = createTranslate(messages, tag);
    const [title, advice] = [t('forbidden.title'), t('forbidden.advice')];
    return `<section lang="${tag}"><h1>${title}</h1><p>${advice}</p></section>`;
  });
  response.writeHead(403, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>403 · 竹简 Zhujian</title>${parts.join('')}</html>\n`,
  );
}
