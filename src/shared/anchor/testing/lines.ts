import type { Block, ZhujianDocument } from '../../document/model.ts';
import { countCodePoints } from '../../text/code-points.ts';
import { createAnchor } from '../create-anchor.ts';
import type { Anchor } from '../model.ts';

/** A document of lines; a line that begins with # is a heading. Its text is its hash. */
export function documentOf(...lines: string[]): ZhujianDocument {
  const blocks = lines.map((text, index): Block => {
    const content: Block['content'] = {
      type: 'paragraph',
      children: [{ type: 'text', value: text }],
    };
    const base = { id: `b${index + 1}`, text, content };
    return text.startsWith('#')
      ? { ...base, kind: 'heading', depth: 2 }
      : { ...base, kind: 'paragraph' };
  });
  return {
    id: 'x',
    title: 'x',
    source: 'x.txt',
    language: 'zh-CN',
    characters: 0,
    edition: 1,
    hash: lines.join('\n'),
    blocks,
  };
}

/** Anchors the nth occurrence of a quote in a block. */
export function anchorTo(text: ZhujianDocument, block: string, quote: string, nth = 0): Anchor {
  const content = text.blocks.find(({ id }) => id === block)?.text ?? '';
  let unit = content.indexOf(quote);
  for (let skipped = 0; skipped < nth; skipped += 1) unit = content.indexOf(quote, unit + 1);
  const start = countCodePoints(content.slice(0, unit));
  return createAnchor(text, block, start, start + countCodePoints(quote), quote);
}
