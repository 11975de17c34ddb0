import { gzipSync } from 'node:zlib';
import { paragraph } from './article.ts';
import { expect, test } from './fixtures.ts';

/** Budget for all JavaScript that the first page loads. Unit: bytes, gzip. */
const BUDGET = 250_000;

test('the first load brings at most 250 kB of JavaScript, gzipped', async ({ page }) => {
  const sizes: number[] = [];
  const bodies: Promise<void>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    bodies.push(response.body().then((body) => void sizes.push(gzipSync(body).length)));
  });
  await page.reload();
  await expect(paragraph(page, 1)).toBeVisible();
  // The event stream keeps the network busy for ever, so idleness can't be waited for.
  await page.waitForTimeout(1_000);
  await Promise.all(bodies);
  expect(sizes.length).toBeGreaterThan(0);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(
    `JavaScript of the first load: ${(total / 1000).toFixed(1)} kB gzip in ${sizes.length} files`,
  );
  expect(total).toBeLessThanOrEqual(BUDGET);
});
