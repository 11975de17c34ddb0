import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { fillLibrary, makeDocument } from '../src/engine/testing/library-filler.ts';
import { paintedTexts } from './article.ts';
import { expect, type Reader, test } from './fixtures.ts';

const poems = makeDocument({
  id: 'poems',
  title: '诗三首',
  paragraphs: ['江山如此多娇，引无数英豪竞折腰。', '风景这边独好。', '遍地英豪下夕烟。'],
  headings: { 0: '沁园春', 1: '会昌', 2: '到韶山' },
});
/** One line that stands there often enough for a list that is not laid out as a whole. */
const LINES = 3_000;
const book = makeDocument({
  id: 'book',
  title: '长书',
  paragraphs: Array.from({ length: LINES }, (_, index) => `第${index}行，长风破浪会有时。`),
  headings: { 0: '上卷', 1500: '下卷' },
});

async function fill(reader: Reader): Promise<void> {
  await reader.restart({ whileStopped: () => fillLibrary(reader.dataFolder, [poems, book]) });
}

const box = (page: Page) => page.getByRole('searchbox', { name: '搜索' });
const list = (page: Page) => page.getByRole('list', { name: '搜索结果' });
const items = (page: Page): Locator => list(page).getByRole('listitem');
/** Not by `expect`, which would take down all of a long text's roles each time it has to wait. */
const status = (page: Page, words: string) =>
  page.getByRole('status').filter({ hasText: words }).waitFor({ timeout: 10_000 });
const openTitle = (page: Page) => page.getByRole('article').getAttribute('aria-label');

test('finds in all documents, goes on from one to the next and back', async ({ page, reader }) => {
  await fill(reader);
  const home = await openTitle(page);
  await box(page).fill('英豪');
  await status(page, '共 2 处');
  await expect(items(page)).toHaveCount(2);
  await expect(items(page).first()).toContainText('诗三首');
  await expect(items(page).first()).toContainText('沁园春');
  await box(page).press('Enter');
  await expect.poll(() => openTitle(page)).toBe('诗三首');
  await expect(box(page)).toBeFocused();
  await expect(box(page)).toHaveValue('英豪');
  await expect.poll(() => paintedTexts(page, 'search-current')).toEqual(['英豪']);
  await page.keyboard.press('F3');
  await expect(list(page).locator('[aria-current="true"]')).toContainText('夕烟');
  await page.keyboard.press('Escape');
  await expect.poll(() => openTitle(page)).toBe(home);
  await expect.poll(() => paintedTexts(page, 'search-hit')).toEqual([]);
});

test('counts beside the outline without changing its names', async ({ page, reader }) => {
  await fill(reader);
  await box(page).fill('英豪');
  await box(page).press('Enter');
  await expect.poll(() => openTitle(page)).toBe('诗三首');
  const entry = page.getByRole('treeitem', { name: '沁园春', exact: true });
  await expect(entry).toHaveAttribute('aria-description', '1 处');
  await expect(entry).toHaveText('沁园春');
  await expect(page.getByRole('treeitem', { name: '会昌' })).not.toHaveAttribute(
    'aria-description',
    /./u,
  );
});

test('a long list holds what is in view, and every hit can be scrolled to', async ({
  page,
  reader,
}) => {
  await fill(reader);
  await box(page).fill('破浪');
  await status(page, `共 ${LINES} 处`);
  await expect.poll(() => items(page).count()).toBeLessThan(200);
  await expect(items(page).first()).toHaveAttribute('aria-setsize', String(LINES));
  const last = items(page).and(page.locator(`[aria-posinset="${LINES}"]`));
  await expect(last).toHaveCount(0);
  await items(page).first().hover();
  await expect(async () => {
    await page.mouse.wheel(0, 100_000);
    await expect(last).toBeInViewport({ timeout: 300 });
  }).toPass();
  await expect(last).toContainText(`第${LINES - 1}行`);
  await expect(last.locator('mark')).toHaveText('破浪');
  await box(page).press('ArrowDown');
  await page.keyboard.press('Home');
  await expect(items(page).first()).toBeInViewport();
  await expect(items(page).first().getByRole('button')).toBeFocused();
  await page.keyboard.press('End');
  await expect(last.getByRole('button')).toBeFocused();
});

test('paints what is near, in a text that is too long to be painted as a whole', async ({
  page,
  reader,
}) => {
  await fill(reader);
  await box(page).fill('第2400行');
  await status(page, '共 1 处');
  await box(page).press('Enter');
  await expect.poll(() => openTitle(page)).toBe('长书');
  await box(page).fill('破浪');
  await status(page, `共 ${LINES} 处`);
  await expect.poll(async () => (await paintedTexts(page, 'search-hit')).length).toBeGreaterThan(5);
  const painted = await paintedTexts(page, 'search-hit');
  expect(painted.length).toBeLessThan(500);
  expect(new Set(painted)).toEqual(new Set(['破浪']));
  // The first move starts from where one reads.
  await box(page).press('Enter');
  await expect
    .poll(() => list(page).locator('[aria-current="true"]').textContent())
    .toMatch(/第(?:239\d|240\d)行/u);
});

test('can be narrowed to the open document and to a section', async ({ page, reader }) => {
  await fill(reader);
  await box(page).fill('英豪');
  await box(page).press('Enter');
  await expect.poll(() => openTitle(page)).toBe('诗三首');
  await page.getByRole('button', { name: '范围' }).click();
  await page.getByRole('checkbox', { name: '到韶山' }).check();
  await page.keyboard.press('Escape');
  await status(page, '共 1 处');
  await page.getByRole('button', { name: '不限于“到韶山”' }).click();
  await status(page, '共 2 处');
});

test('labels the tiers, and offers what was perhaps meant', async ({ page, reader }) => {
  await fill(reader);
  await box(page).fill('江山 英豪');
  await status(page, '共 2 处');
  await expect(list(page).getByRole('heading', { name: '各词同段' })).toBeVisible();
  await box(page).fill('yinghao');
  await status(page, '共 2 处');
  await expect(list(page).getByRole('heading', { name: '拼音' })).toBeVisible();
  await expect(items(page).first().locator('mark')).toHaveText('英豪');
  await box(page).fill('江山如比多娇');
  await page.getByRole('region', { name: '您是不是要找' }).getByRole('button').first().click();
  await expect(box(page)).toHaveValue('江山如此多娇');
  await status(page, '共 1 处');
});

test('says where a query is wrong, and keeps it until then', async ({ page }) => {
  await box(page).fill('人民 "群众');
  await expect(page.getByText(/引号没有结束/u)).toBeVisible();
  await expect(box(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(box(page)).toHaveAccessibleDescription(/引号没有结束/u);
  await box(page).fill('人民 "群众"');
  await expect(page.getByText(/引号没有结束/u)).toHaveCount(0);
});

test('remembers searches, over a restart too, and forgets them', async ({ page, reader }) => {
  await box(page).fill('蛋糕');
  await status(page, '共 2 处');
  await box(page).press('Enter');
  await box(page).press('Escape');
  await reader.restart();
  await box(page).focus();
  const recent = page.getByRole('listbox', { name: '最近的搜索' });
  await expect(recent.getByRole('option')).toHaveText(['蛋糕']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(box(page)).toHaveValue('蛋糕');
  await status(page, '共 2 处');
  await box(page).fill('');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect(recent).toHaveCount(0);
});

test('helps with the query language', async ({ page }) => {
  const button = page.getByRole('button', { name: '搜索语法' });
  await button.click();
  await expect(page.getByRole('dialog', { name: '搜索语法' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  await button.click();
  await page.getByRole('button', { name: '江山|蛋糕' }).click();
  await expect(box(page)).toHaveValue('江山|蛋糕');
  await expect(box(page)).toBeFocused();
  await status(page, '共 ');
});

test('marks beside the text lead to their hits', async ({ page }) => {
  await box(page).fill('围猎');
  await status(page, '共 1 处');
  const strip = page.locator('main svg').last();
  await expect(strip).toBeVisible();
  await strip.click({ position: { x: 4, y: 400 } });
  await expect.poll(() => paintedTexts(page, 'search-current')).toEqual(['围猎']);
});

test('axe finds nothing serious in what belongs to the search', async ({ page, reader }) => {
  async function check(what: string): Promise<void> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(
      ({ impact }) => impact === 'serious' || impact === 'critical',
    );
    expect(
      serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`),
      what,
    ).toEqual([]);
  }
  await fill(reader);
  await box(page).fill('破浪');
  await status(page, `共 ${LINES} 处`);
  await check('a long list');
  await box(page).fill('江山 英豪');
  await expect(list(page).getByRole('heading', { name: '各词同段' })).toBeVisible();
  await page.getByRole('button', { name: '范围' }).click();
  await page.getByRole('checkbox', { name: '开篇' }).check();
  await check('the choice of sections');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '搜索语法' }).click();
  await expect(page.getByRole('dialog', { name: '搜索语法' })).toBeVisible();
  await check('the help');
  await page.keyboard.press('Escape');
  await box(page).fill('"江山');
  await expect(page.getByText(/引号没有结束/u)).toBeVisible();
  await check('a wrong query');
  await box(page).fill('江山');
  await box(page).press('Enter');
  await box(page).fill('');
  await expect(page.getByRole('listbox', { name: '最近的搜索' })).toBeVisible();
  await check('recent searches');
});
