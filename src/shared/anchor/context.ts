import { sliceCodePoints } from '../text/code-points.ts';
import { CONTEXT_LENGTH } from './model.ts';

/** What stands on either side of a passage, within its block. */
export interface Context {
  prefix: string;
  suffix: string;
}

/** Up to 32 code points before and after the range `start` to `end` (code points) of a text. */
export function contextOf(text: string, start: number, end: number): Context {
  return {
    prefix: sliceCodePoints(text, Math.max(0, start - CONTEXT_LENGTH), start),
    suffix: sliceCodePoints(text, end, end + CONTEXT_LENGTH),
  };
}
