import type { Nodes, PhrasingContent } from 'mdast';
import type { ReactNode } from 'react';

/** A stretch of text that is set apart. Unit: UTF-16 units of the block's text. */
export interface Span {
  start: number;
  end: number;
  className: string | undefined;
}

/**
 * Makes React elements of an mdast node. Only what carries text becomes an element: links and
 * images don't lead anywhere, so that no imported text can make the page fetch or go somewhere.
 *
 * @param node a block's content
 * @param span a stretch of its text to set apart, across whatever elements it meets
 */
export function renderContent(node: Nodes, span?: Span): ReactNode {
  return createRenderer(span)(node, 0).element;
}

interface Rendered {
  element: ReactNode;
  /** Where the text of the node ends, in UTF-16 units from the start of the block. */
  end: number;
}

type Render = (node: Nodes, start: number, key?: number) => Rendered;

function createRenderer(span: Span | undefined): Render {
  const render: Render = (node, start, key) => {
    if ('value' in node) {
      const end = start + node.value.length;
      const text = splitText(node.value, start, span);
      if (node.type === 'inlineCode' || node.type === 'code') {
        return { element: <code key={key}>{text}</code>, end };
      }
      return { element: text, end };
    }
    // A hard break has no text of its own: the line break stands in the text beside it.
    if (!('children' in node)) return { element: null, end: start };
    let end = start;
    const children = (node.children as Nodes[]).map((child, index) => {
      const rendered = render(child, end, index);
      end = rendered.end;
      return rendered.element;
    });
    return { element: wrap(node.type as PhrasingContent['type'], children, key), end };
  };
  return render;
}

function wrap(type: string, children: ReactNode[], key: number | undefined): ReactNode {
  if (type === 'emphasis') return <em key={key}>{children}</em>;
  if (type === 'strong') return <strong key={key}>{children}</strong>;
  if (type === 'delete') return <del key={key}>{children}</del>;
  return children;
}

/** Cuts a text at the ends of the span, and sets apart what lies in it. */
function splitText(value: string, start: number, span: Span | undefined): ReactNode {
  if (!span) return value;
  const from = Math.max(0, Math.min(value.length, span.start - start));
  const to = Math.max(from, Math.min(value.length, span.end - start));
  if (from === to) return value;
  return [
    value.slice(0, from),
    <strong key="span" className={span.className}>
      {value.slice(from, to)}
    </strong>,
    value.slice(to),
  ];
}
