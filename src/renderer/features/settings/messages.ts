import { defineMessages } from '../../../shared/language.ts';

export const settingsMessages = defineMessages({
  'zh-CN': {
    settings: '显示设置',
    theme: '主题',
    themeSystem: '跟随系统',
    themeLight: '明亮',
    themeSepia: '护眼',
    themeDark: '暗色',
    fontSize: '字号',
    pixels: '{{number}} 像素',
    lineWidth: '行宽',
    perLine: '每行 {{number}} 字',
    language: '界面语言',
    languageSystem: '跟随系统',
  },
  en: {
    settings: 'Display settings',
    theme: 'Theme',
    themeSystem: 'System',
    themeLight: 'Light',
    themeSepia: 'Sepia',
    themeDark: 'Dark',
    fontSize: 'Text size',
    pixels: '{{number}} pixels',
    lineWidth: 'Line width',
    perLine: '{{number}} characters a line',
    language: 'Language',
    languageSystem: 'System',
  },
});

export const textSizeMessages = defineMessages({
  'zh-CN': { larger: '放大文字', smaller: '缩小文字', reset: '恢复文字大小' },
  en: { larger: 'Larger text', smaller: 'Smaller text', reset: 'Reset text size' },
});
