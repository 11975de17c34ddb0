import { defineMessages } from '../../../shared/language.ts';

export const outlineMessages = defineMessages({
  'zh-CN': {
    outline: '目录',
    opening: '开篇',
    hits_one: '{{count}} 处',
    hits_other: '{{count}} 处',
  },
  en: {
    outline: 'Contents',
    opening: 'Opening',
    hits_one: '{{count}} hit',
    hits_other: '{{count}} hits',
  },
});
