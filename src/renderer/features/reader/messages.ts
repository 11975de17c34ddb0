import { defineMessages } from '../../../shared/language.ts';

export const readerMessages = defineMessages({
  'zh-CN': {
    paragraph: '第 {{number}} 段',
    page: '第 {{page}} 版',
    characters: '{{number}} 字',
    positionNotSaved: '阅读位置未能保存：{{reason}}',
  },
  en: {
    paragraph: 'Paragraph {{number}}',
    page: 'page {{page}}',
    characters: '{{number}} characters',
    positionNotSaved: 'The reading position was not saved: {{reason}}',
  },
});
