import { defineMessages } from '../shared/language.ts';

export const messages = defineMessages({
  'zh-CN': {
    'forbidden.title': '此页未获许可',
    'forbidden.advice':
      '请用终端里竹简打印的完整链接打开。每个链接只能用一次；若已用过，请重新启动竹简。',
    'window.no-display': '没有图形界面，未打开窗口。请在浏览器中打开上面的链接。',
    'window.no-browser':
      '没有找到 Chromium、Chrome 或 Edge，未打开窗口。请在浏览器中打开上面的链接，或用环境变量 ZHUJIAN_BROWSER 指明浏览器的路径。',
    'window.failed': '浏览器未能启动（{{reason}}）。请在浏览器中打开上面的链接。',
  },
  en: {
    'forbidden.title': 'This page is not open to you',
    'forbidden.advice':
      'Open Zhujian by the whole link that it printed in the terminal. Each link works once; if it has been used, restart Zhujian.',
    'window.no-display':
      'There is no display, so no window was opened. Open the link above in a browser.',
    'window.no-browser':
      'No Chromium, Chrome or Edge was found, so no window was opened. Open the link above in a browser, or set ZHUJIAN_BROWSER to a browser’s path.',
    'window.failed': 'The browser did not start ({{reason}}). Open the link above in a browser.',
  },
});
