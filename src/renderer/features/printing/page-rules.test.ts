import { expect, it } from 'vitest';
import type { PrintPlan } from '../../../shared/printing/print-plan.ts';
import { listMarginText, listPageRules } from './page-rules.ts';

function createPlan(...heads: string[]): PrintPlan {
  const runs = heads.map((head) => ({ head, blocks: [] }));
  return { title: '', titleBlock: undefined, citation: '', runs, chosen: [], unknown: [] };
}

function content(rules: string[]): string[] {
  return rules.flatMap((rule) => rule.match(/content: .*;\n/gu) ?? []).map((it) => it.trim());
}

it('numbers pages in the language of the interface', () => {
  expect(content(listPageRules(createPlan(), 'zh-CN'))).toEqual([
    'content: "第 " counter(page) " 页 / 共 " counter(pages) " 页";',
  ]);
  expect(content(listPageRules(createPlan(), 'en'))).toEqual([
    'content: "Page " counter(page) " of " counter(pages) "";',
  ]);
});

it('leaves no margin empty, where browsers would put a date and an address', () => {
  const [everyPage = '', , , firstPage] = listPageRules(createPlan('第一节'), 'zh-CN');
  expect(everyPage).toContain('@top-center { content: ""; }');
  expect(everyPage).toContain('@bottom-center');
  expect(firstPage).toBe('@page run-0:first { @top-center { content: ""; border: none; } }');
});

it('names a page for each run and writes its running head there', () => {
  const rules = listPageRules(createPlan('第一节', '第二节'), 'zh-CN').join('\n');
  expect(rules).toContain('[data-run="1"] { page: run-1; }');
  expect(rules).toMatch(/@page run-1 \{\s*@top-center \{\s*content: "第二节";/u);
});

it('lets no heading break out of its string', () => {
  const rules = listPageRules(createPlan('a"; } body { display: none\n\\'), 'en');
  expect(content(rules)[1]).toBe('content: "a\\22 ; } body { display: none\\a \\5c ";');
});

it('lists every character of the margins, whatever the page number', () => {
  const text = listMarginText(createPlan('节名'), 'zh-CN');
  for (const character of '节名第页共/0123456789') expect(text).toContain(character);
});
