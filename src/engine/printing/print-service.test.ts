import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { ZhujianError } from '../../shared/errors.ts';
import { importPlainText } from '../importers/plain-text.ts';
import type { ShellPorts } from '../ports.ts';
import { createPrintHandlers } from './print-service.ts';

const article = importPlainText(readFileSync('resources/articles/people-first.txt', 'utf8'), {
  id: 'people-first',
  source: 'people-first.txt',
});
const whole = { document: 'people-first', sections: [] };

let ports: ShellPorts;
const handlers = createPrintHandlers({
  getDocument(id) {
    if (id === article.id) return article;
    throw new ZhujianError('document-not-found', { document: id });
  },
  ports: () => ports,
  language: () => 'zh-CN',
});

beforeEach(() => {
  ports = { paper: 'none' };
});

describe('createPrintHandlers', () => {
  it.each(['print.preview', 'print.pdf', 'print.paper'] as const)(
    '%s refuses what is not there',
    async (method) => {
      await expect(handlers[method]({ document: 'no', sections: [] })).rejects.toMatchObject({
        code: 'document-not-found',
      });
      await expect(handlers[method]({ ...whole, sections: ['b99'] })).rejects.toMatchObject({
        code: 'section-not-found',
        details: { document: 'people-first', section: 'b99' },
      });
    },
  );

  it('refuses a document in which there is nothing to print', async () => {
    const empty = createPrintHandlers({
      getDocument: () => ({ ...article, blocks: [] }),
      ports: () => ports,
      language: () => 'zh-CN',
    });
    await expect(empty['print.preview'](whole)).rejects.toMatchObject({ code: 'nothing-selected' });
  });

  it('says that there is no browser where the shell can make no PDF', async () => {
    await expect(handlers['print.preview'](whole)).rejects.toMatchObject({
      code: 'browser-not-found',
    });
    await expect(handlers['print.pdf'](whole)).rejects.toMatchObject({ code: 'browser-not-found' });
  });

  it('fails in words where the shell has no printer', async () => {
    await expect(handlers['print.paper'](whole)).rejects.toMatchObject({ code: 'print-failed' });
  });

  it.each([true, false])('passes on whether paper was printed: %s', async (printed) => {
    ports = { paper: 'shell', printPaper: async () => printed };
    await expect(handlers['print.paper'](whole)).resolves.toEqual({ printed });
  });

  it('takes what is no PDF for a failure, and tries anew the next time', async () => {
    let runs = 0;
    ports = {
      paper: 'none',
      renderPdf: async () => {
        runs += 1;
        return Buffer.from('<!doctype html>');
      },
    };
    await expect(handlers['print.preview'](whole)).rejects.toMatchObject({ code: 'print-failed' });
    await expect(handlers['print.preview'](whole)).rejects.toMatchObject({ code: 'print-failed' });
    expect(runs).toBe(2);
  });
});
