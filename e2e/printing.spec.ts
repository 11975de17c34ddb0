import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { articleLines, sections, title } from './article.ts';
import { expect, test } from './fixtures.ts';
import { readPdf } from './pdf.ts';

async function openDialog(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: '打印…' }).click();
  const dialog = page.getByRole('dialog', { name: '打印' });
  await expect(dialog).toBeVisible();
  return dialog;
}

async function exportPdf(page: Page, dialog: Locator) {
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '导出 PDF' }).click();
  const file = await (await download).path();
  return readPdf(new Uint8Array(await readFile(file)));
}

test('exports the whole article, every line of it', async ({ page, reader }) => {
  test.skip(reader.shell !== 'browser', 'Electron asks for a file name in a native dialog');
  const dialog = await openDialog(page);
  await expect(dialog.getByRole('checkbox')).toHaveCount(4);
  await dialog.getByRole('button', { name: '全选' }).click();
  await expect(dialog.getByText(/共 \d+ 页/)).toBeVisible({ timeout: 30_000 });
  const counted = await dialog.getByText(/共 \d+ 页/).textContent();
  const pdf = await exportPdf(page, dialog);
  for (const line of articleLines) expect(pdf.compactText).toContain(line.replace(/\s/gu, ''));
  expect(counted).toContain(`共 ${pdf.pages.length} 页`);
});

test('exports just the chosen section, with title, source, running head and page numbers', async ({
  page,
  reader,
}) => {
  test.skip(reader.shell !== 'browser', 'Electron asks for a file name in a native dialog');
  const dialog = await openDialog(page);
  await dialog.getByRole('button', { name: '全不选' }).click();
  await expect(dialog.getByRole('button', { name: '导出 PDF' })).toBeDisabled();
  await dialog.getByRole('checkbox', { name: sections[0] }).check();
  const pdf = await exportPdf(page, dialog);
  const from = articleLines.indexOf(sections[0]);
  const to = articleLines.indexOf(sections[1]);
  for (const line of articleLines.slice(from, to)) {
    expect(pdf.compactText).toContain(line.replace(/\s/gu, ''));
  }
  expect(pdf.compactText).not.toContain(sections[1]);
  expect(pdf.compactText).not.toContain('无源之水');
  expect(pdf.compactText).toContain(title);
  expect(pdf.compactText).toContain('人民日报');
  pdf.pages.forEach((text, index) => {
    expect(text).toContain(`第${index + 1}页/共${pdf.pages.length}页`);
    expect(text).toContain(sections[0]);
  });
});

test('the current section can be chosen at a stroke', async ({ page }) => {
  await page
    .getByRole('navigation', { name: '目录' })
    .getByRole('treeitem', { name: sections[1] })
    .click();
  const dialog = await openDialog(page);
  await dialog.getByRole('button', { name: '当前章节' }).click();
  await expect(dialog.getByRole('checkbox', { name: sections[1] })).toBeChecked();
  await expect(dialog.getByRole('checkbox', { checked: true })).toHaveCount(1);
});

test('the browser prints the chosen blocks through its own dialog', async ({ page, reader }) => {
  test.skip(reader.shell !== 'browser', 'Electron prints from its main process');
  // The system's dialog can't be seen from a test; the page that is handed to it can.
  const printed: string[][] = [];
  await page.exposeFunction('recordPrint', (texts: string[]) => void printed.push(texts));
  await page.addInitScript(() => {
    window.print = () => {
      const blocks = [...document.querySelectorAll('[data-block]')];
      const record = (window as unknown as { recordPrint(texts: string[]): void }).recordPrint;
      record(blocks.map((block) => block.textContent ?? ''));
    };
  });
  const dialog = await openDialog(page);
  await dialog.getByRole('button', { name: '全不选' }).click();
  await dialog.getByRole('checkbox', { name: sections[2] }).check();
  await dialog.getByRole('button', { name: '打印', exact: true }).click();
  await expect.poll(() => printed.length).toBe(1);
  const blocks = printed[0] ?? [];
  const from = articleLines.indexOf(sections[2]);
  expect(blocks).toEqual(expect.arrayContaining(articleLines.slice(from, from + 7)));
  expect(blocks).not.toContain(sections[1]);
  // Printing leaves the focus where the dialog was opened, and the keys at work.
  await expect(page.getByRole('button', { name: '打印…' })).toBeFocused();
  await page.keyboard.press('Control+K');
  await expect(page.getByRole('dialog', { name: '命令面板' })).toBeVisible();
});
