import { type CSSProperties, memo, type ReactNode } from 'react';
import type { Block } from '../../../shared/document/model.ts';
import { useMessages } from '../../platform/language.tsx';
import { BlockView } from '../../ui/block-view.tsx';
import { readerMessages } from './messages.ts';
import styles from './reader.module.css';

interface ReaderRowProps {
  block: Block;
  isBookmarked: boolean;
  onNumber: (block: string) => void;
  /** What stands below the block without being part of the text. */
  below?: ReactNode;
}

/** A block with its number in the margin. */
export const ReaderRow = memo(function ReaderRow(props: ReaderRowProps) {
  const { block, isBookmarked, onNumber, below } = props;
  // Lets the browser guess the height of a block that it has not laid out yet.
  const size = { '--characters': block.text.length } as CSSProperties;
  return (
    <div className={`${styles.row} ${styles[block.kind] ?? ''}`} style={size}>
      {block.number !== undefined && (
        <ParagraphNumber
          number={block.number}
          isBookmarked={isBookmarked}
          onPress={() => onNumber(block.id)}
        />
      )}
      <BlockView block={block} />
      {below}
    </div>
  );
});

interface ParagraphNumberProps {
  number: number;
  isBookmarked: boolean;
  onPress: () => void;
}

/** A plain button: a book has thousands of them. */
function ParagraphNumber({ number, isBookmarked, onPress }: ParagraphNumberProps) {
  const t = useMessages(readerMessages);
  return (
    <button
      type="button"
      className={styles.number}
      aria-label={t('paragraph', { number })}
      aria-pressed={isBookmarked}
      onClick={onPress}
    >
      {number}
    </button>
  );
}
