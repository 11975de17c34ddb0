import { memo } from 'react';
import type { Block } from '../../shared/document/model.ts';
import { toUnitIndex } from '../../shared/text/code-points.ts';
import { renderContent } from './block-content.tsx';
import styles from './block-view.module.css';
import { marksOf } from './chinese-marks.ts';

/**
 * A block of a document as an element with `data-block` (and `data-number` where it has one). Its
 * `textContent` is exactly the block's text: whatever is added for the eye is done in CSS.
 */
export const BlockView = memo(function BlockView({ block }: { block: Block }) {
  const Tag = tagOf(block);
  const { runIn, text } = block;
  const span = runIn && {
    start: toUnitIndex(text, runIn.start),
    end: toUnitIndex(text, runIn.end),
    className: styles.runIn,
  };
  return (
    <Tag
      className={styles[block.kind]}
      data-block={block.id}
      data-number={block.number}
      data-marks={marksOf(text)}
      // A jump may send the focus here; Tab doesn't stop at every paragraph.
      tabIndex={-1}
    >
      {renderContent(block.content, span)}
    </Tag>
  );
});

function tagOf(block: Block): 'p' | 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6' {
  if (block.kind === 'title') return 'h1';
  if (block.kind !== 'heading') return 'p';
  const depth = Math.min(6, Math.max(2, block.depth ?? 2)) as 2 | 3 | 4 | 5 | 6;
  return `h${depth}`;
}
