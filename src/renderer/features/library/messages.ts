import { defineMessages } from '../../../shared/language.ts';

export const libraryMessages = defineMessages({
  'zh-CN': { library: '文库', characters: '{{number}} 字' },
  en: { library: 'Library', characters: '{{number}} characters' },
});
