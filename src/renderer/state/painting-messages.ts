import { defineMessages } from '../../shared/language.ts';

export const paintingMessages = defineMessages({
  'zh-CN': {
    unsupported: '此浏览器不能在正文中标出书签与搜索结果；列表与跳转不受影响。',
  },
  en: {
    unsupported:
      'This browser cannot mark bookmarks and hits in the text; the lists and jumping work as ever.',
  },
});
