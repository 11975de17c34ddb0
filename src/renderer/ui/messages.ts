import { defineMessages } from '../../shared/language.ts';

export const uiMessages = defineMessages({
  'zh-CN': {
    close: '关闭',
    notifications: '通知',
    retry: '重试',
  },
  en: {
    close: 'Close',
    notifications: 'Notifications',
    retry: 'Try again',
  },
});
