import { defineMessages } from '../../../shared/language.ts';

export const outlineMessages = defineMessages({
  'zh-CN': { outline: '目录', opening: '开篇' },
  en: { outline: 'Contents', opening: 'Opening' },
});
