import { useEffect, useRef, useState } from 'react';
import { rowElement } from '../../state/block-index.ts';
import { useReadingContent } from '../../state/reading.tsx';
import styles from './hit-strip.module.css';
import { useSearch, useSearchState } from './search-provider.tsx';
import { nearestTick, placeTicks, type Tick } from './strip-ticks.ts';

const noBlocks: readonly { block: string }[] = [];

/**
 * Marks beside the scrollbar where the text has hits. For the eye and the pointer only: the list
 * says the same to everyone.
 */
export function HitStrip({ currentBlock }: { currentBlock: string | undefined }) {
  const { document } = useReadingContent();
  const { session } = useSearch();
  const strip = useRef<SVGSVGElement>(null);
  const blocks = useSearchState(({ spread }) =>
    spread?.document === document.id ? spread.blocks : noBlocks,
  );
  const { ticks, current } = useTicks(strip, blocks, currentBlock);
  if (blocks.length === 0) return null;
  return (
    <div aria-hidden="true" className={styles.track}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: it is hidden from who can't see it */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys that move through hits do the same */}
      <svg
        ref={strip}
        className={styles.strip}
        onClick={(event) => {
          const y = event.clientY - event.currentTarget.getBoundingClientRect().top;
          const tick = nearestTick(ticks, y);
          if (tick) session.goToBlock(tick.block);
        }}
      >
        <path className={styles.ticks} d={ticks.map(({ y }) => `M2 ${y + 1}h8`).join('')} />
        {current !== undefined && <path className={styles.current} d={`M0 ${current + 1}h12`} />}
      </svg>
    </div>
  );
}

/** Measures where the marks stand, again whenever the text is laid out anew. */
function useTicks(
  strip: React.RefObject<SVGSVGElement | null>,
  blocks: readonly { block: string }[],
  currentBlock: string | undefined,
): { ticks: readonly Tick[]; current: number | undefined } {
  const { store } = useReadingContent();
  const [ticks, setTicks] = useState<readonly Tick[]>([]);
  const [current, setCurrent] = useState<number>();
  useEffect(() => {
    const article = store.article();
    if (!article || blocks.length === 0) return undefined;
    let frame = 0;
    function measure(text: HTMLElement): void {
      frame = 0;
      const height = strip.current?.clientHeight ?? 0;
      const whole = document.documentElement.scrollHeight;
      const rowOf = (block: string) => {
        const top = rowElement(text, block)?.getBoundingClientRect().top ?? 0;
        return Math.round(((top + window.scrollY) / whole) * (height - 2));
      };
      setTicks(
        placeTicks(
          blocks.map(({ block }) => block),
          rowOf,
        ),
      );
      setCurrent(currentBlock === undefined ? undefined : rowOf(currentBlock));
    }
    const soon = () => {
      frame ||= requestAnimationFrame(() => measure(article));
    };
    soon();
    const observer = new ResizeObserver(soon);
    observer.observe(article);
    if (strip.current) observer.observe(strip.current);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, [strip, blocks, currentBlock, store]);
  return { ticks, current };
}
