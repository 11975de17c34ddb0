import { createTranslate, defineMessages, type Language } from '../language.ts';

const messages = defineMessages<'page'>({
  'zh-CN': { page: '第 {{page}} 页 / 共 {{pages}} 页' },
  en: { page: 'Page {{page}} of {{pages}}' },
});

/**
 * What stands at the foot of every printed page.
 *
 * @param page the page's number, from 1, or what stands in for it
 * @param pages how many pages there are, or what stands in for it
 */
export function labelPage(page: string | number, pages: string | number, to: Language): string {
  return createTranslate(messages, to)('page', { page, pages });
}
