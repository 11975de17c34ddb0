import { defineMessages } from '../../shared/language.ts';

/** What is said when a call fails before the engine could answer in its own words. */
export const platformMessages = defineMessages({
  'zh-CN': {
    connectionLost:
      '与竹简的连接已断开。已保存的内容不受影响；请重新启动竹简，再打开它给出的链接。',
    unreadableReply: '竹简的回复无法读懂（{{status}}）。请重新启动竹简。',
  },
  en: {
    connectionLost:
      'The connection to Zhujian is lost. What was saved is safe; start Zhujian again and open the link that it gives.',
    unreadableReply: 'The reply from Zhujian cannot be read ({{status}}). Start Zhujian again.',
  },
});
