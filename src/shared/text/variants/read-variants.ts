import { HAN_VARIANTS } from './han-variants.ts';

/** Everything up to here separates classes. */
const SPACE = 0x20;

/**
 * Calls back with every Han character that folding replaces, and its representative, as code points.
 * By units and with a callback, since this is part of every start, where lists of strings are slow.
 */
export function readVariants(use: (codePoint: number, representative: number) => void): void {
  let representative = 0;
  for (let unit = 0; unit < HAN_VARIANTS.length; unit += 1) {
    let codePoint = HAN_VARIANTS.charCodeAt(unit);
    if (codePoint <= SPACE) {
      representative = 0;
      continue;
    }
    if (codePoint >= 0xd800 && codePoint < 0xe000) {
      codePoint = HAN_VARIANTS.codePointAt(unit) ?? 0;
      unit += 1;
    }
    if (representative === 0) representative = codePoint;
    else use(codePoint, representative);
  }
}
