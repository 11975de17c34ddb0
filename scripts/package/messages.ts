import { createTranslate, defineMessages, negotiateLanguage } from '../../src/shared/language.ts';

const messages = defineMessages({
  'zh-CN': {
    staged: '打包清单（共 {{files}} 个文件，{{size}}）：',
    missing: '缺少：{{file}}',
    forbidden: '不应打包：{{file}}（{{reason}}）',
    different: '与原件不同：{{file}}',
    'list-wrong': '打包清单有误，已停止。请先运行 npm run build，再查看上面所列各项。',
    fetching: '正在获取 Electron（至多 {{seconds}} 秒）……',
    'electron-missing':
      '未能取得 Electron {{version}} 的程序包，无法生成安装包；打包清单已核对无误。',
    'electron-advice':
      '请设置 ELECTRON_MIRROR 指向可用的镜像，或设置 electron_config_cache 指向已有的下载缓存，或用 --electron-dist 路径 指明已解压的 Electron 或其 zip 文件，再运行一次。',
    'electron-dist-missing': '--electron-dist 所指的 {{path}} 不存在。',
    'builder-failed':
      'electron-builder 未能完成（退出码 {{code}}）。若它未能下载打包工具，请设置 ELECTRON_BUILDER_BINARIES_MIRROR。',
    done: '安装包在 {{folder}}。',
  },
  en: {
    staged: 'What goes into the package ({{files}} files, {{size}}):',
    missing: 'missing: {{file}}',
    forbidden: 'not to be shipped: {{file}} ({{reason}})',
    different: 'differs from the original: {{file}}',
    'list-wrong':
      'The list of files is wrong, so nothing was packed. Run npm run build, then look at what is named above.',
    fetching: 'Fetching Electron (for {{seconds}} seconds at most) …',
    'electron-missing':
      'Electron {{version}} could not be had, so there is no installer; the list of files was checked and is right.',
    'electron-advice':
      'Set ELECTRON_MIRROR to a mirror that you can reach, or electron_config_cache to a cache that has it, or pass --electron-dist PATH to an unpacked Electron or its zip file; then run again.',
    'electron-dist-missing': 'There is nothing at {{path}}, which --electron-dist names.',
    'builder-failed':
      'electron-builder did not finish (exit code {{code}}). If it could not download its tools, set ELECTRON_BUILDER_BINARIES_MIRROR.',
    done: 'The installers are in {{folder}}.',
  },
});

const { LC_ALL, LC_MESSAGES, LANG } = process.env;
const locale = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale;

/** Says what happens, in the language of the person who packs. */
export const words = createTranslate(messages, negotiateLanguage([locale]));
