import type { Page } from '@playwright/test';

/** When the stages after a key stroke were reached. Unit: milliseconds from the input event. */
export interface Keystroke {
  /** The page's own listeners have run. */
  handled: number;
  /** What was asked for stands in the page. */
  written: number;
  /** The frame that shows it is laid out, painted and handed to the compositor. */
  painted: number;
}

/** What a page shows once it shows the results of what was typed. */
export interface Sign {
  /** The element that says how many there are, and what its text begins with. */
  status: string;
  begins: string;
  /** An element that is there when a result is shown; null where nothing was to be found. */
  result: string | null;
}

declare global {
  interface Window {
    /** Settles when the sign is shown, with null when it never is; set anew for each key stroke. */
    zhujianKeystroke?: Promise<Keystroke | null>;
  }
}

/** Longest wait for a result, so that a run that measures wrongly says so. Milliseconds. */
const PATIENCE = 10_000;

/**
 * Puts one character into the focused field, and waits until the page has painted what it answers.
 *
 * @throws Error when the sign does not show
 */
export async function typeCharacter(page: Page, character: string, sign: Sign): Promise<Keystroke> {
  // The page must be listening before the character comes.
  await page.evaluate(listen, { ...sign, patience: PATIENCE });
  await page.keyboard.insertText(character);
  const keystroke = await page.evaluate(() => window.zhujianKeystroke);
  if (keystroke) return keystroke;
  const shown = await page.evaluate(
    (status) => document.querySelector(status)?.textContent,
    sign.status,
  );
  throw new Error(`“${sign.begins}” did not show; what showed is “${shown}”`);
}

/** Runs in the page. */
function listen(sign: Sign & { patience: number }): void {
  window.zhujianKeystroke = new Promise((resolve) => {
    setTimeout(() => resolve(null), sign.patience);
    const times = { start: 0, handled: 0, written: 0 };
    const isShown = () => {
      const status = document.querySelector(sign.status)?.textContent ?? '';
      if (!status.startsWith(sign.begins)) return false;
      return sign.result === null || document.querySelector(sign.result) !== null;
    };
    // Called in the microtask after the change, which is before the frame that shows it.
    const observer = new MutationObserver(() => {
      if (times.written > 0 || !isShown()) return;
      times.written = performance.now();
      observer.disconnect();
      requestAnimationFrame(() => {
        // Frames begin before they are painted. The first task after that is the earliest moment
        // at which a page can know that it was; a timer would come a millisecond later.
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          const painted = performance.now();
          channel.port1.close();
          const { start, handled, written } = times;
          resolve({ handled: handled - start, written: written - start, painted: painted - start });
        };
        channel.port2.postMessage(null);
      });
    });
    document.addEventListener(
      'input',
      (event) => {
        times.start = event.timeStamp;
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      },
      { once: true, capture: true },
    );
    window.addEventListener('input', () => (times.handled = performance.now()), { once: true });
  });
}
