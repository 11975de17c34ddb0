// @ts-check
// Set-up runs before anything is installed or built, so its words can't come from src/.

const messages = {
  'zh-CN': {
    installing: '正在安装依赖（npm ci）……',
    'install-failed':
      '依赖未能安装（npm ci 退出码 {code}）。请检查网络、代理（npm config get proxy）、镜像（npm config get registry）与磁盘空间，再运行一次。',
    'node-missing': '正在安装项目自用的 Node……',
    'node-failed':
      '项目自用的 Node 未能安装。请检查网络后再运行一次，或改用 Node 22.13 以上版本运行。',
    building: '正在构建……',
    'build-failed': '构建失败（{step}）。上面的输出说明了原因。',
    'electron-fetching': '正在获取 Electron（至多 {seconds} 秒）……',
    'electron-missing': '未能取得 Electron 程序（{reason}），改用浏览器窗口。',
    'electron-advice':
      '若要用 Electron：设置 ELECTRON_MIRROR 指向可用的镜像后再运行，或用 ELECTRON_EXEC_PATH 指明已有的 Electron。',
    'electron-crashed': 'Electron 未能运行（退出码 {code}），改用浏览器窗口。',
    'electron-timed-out': '超时',
    'electron-exit': '退出码 {code}',
    'electron-earlier': '上次未能下载',
    'browser-installing': '没有找到测试用的浏览器，正在安装 Chromium（{how}）……',
    'browser-missing':
      '没有测试用的浏览器，也未能安装。请安装 Chromium、Chrome 或 Edge，或用环境变量 ZHUJIAN_BROWSER 指明其路径。',
    'unknown-task': '没有任务“{name}”。可用：{known}。',
    'unknown-filter': '没有筛选“{name}”。可用：{known}。',
    'bench-missing': '请给出基准的名字：{known}。',
  },
  en: {
    installing: 'Installing dependencies (npm ci) …',
    'install-failed':
      'The dependencies could not be installed (npm ci ended with {code}). Check the network, the proxy (npm config get proxy), the registry (npm config get registry) and the disk space, then run again.',
    'node-missing': 'Installing the project’s own Node …',
    'node-failed':
      'The project’s own Node could not be installed. Check the network and run again, or run with Node 22.13 or later.',
    building: 'Building …',
    'build-failed': 'The build failed ({step}). The output above says why.',
    'electron-fetching': 'Fetching Electron (for {seconds} seconds at most) …',
    'electron-missing': 'Electron could not be had ({reason}); using a browser window instead.',
    'electron-advice':
      'To use Electron, set ELECTRON_MIRROR to a mirror that you can reach and run again, or set ELECTRON_EXEC_PATH to an Electron that you have.',
    'electron-crashed':
      'Electron could not run (exit code {code}); using a browser window instead.',
    'electron-timed-out': 'timed out',
    'electron-exit': 'exit code {code}',
    'electron-earlier': 'the last download failed',
    'browser-installing': 'No browser for the tests was found; installing Chromium ({how}) …',
    'browser-missing':
      'There is no browser for the tests and none could be installed. Install Chromium, Chrome or Edge, or set ZHUJIAN_BROWSER to its path.',
    'unknown-task': 'There is no task “{name}”. There are: {known}.',
    'unknown-filter': 'There is no filter “{name}”. There are: {known}.',
    'bench-missing': 'Name a benchmark: {known}.',
  },
};

/** @typedef {keyof typeof messages['zh-CN']} Key */

/**
 * @param {string | undefined} locale a POSIX or BCP 47 name
 * @returns {'zh-CN' | 'en'}
 */
export function languageOf(locale) {
  return /^en(?![a-z])/i.test(locale ?? '') ? 'en' : 'zh-CN';
}

function systemLocale() {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  if (process.platform === 'darwin' || process.platform === 'win32') {
    return Intl.DateTimeFormat().resolvedOptions().locale;
  }
  return LC_ALL || LC_MESSAGES || LANG;
}

/**
 * @param {Key} key
 * @param {Record<string, string | number>} [values] what fills the blanks
 * @param {'zh-CN' | 'en'} [language]
 */
export function words(key, values = {}, language = languageOf(systemLocale())) {
  return messages[language][key].replace(/\{(\w+)\}/g, (_blank, name) => String(values[name]));
}

/** Progress and trouble go to stderr: stdout belongs to the program that is being started. */
export function say(/** @type {Parameters<typeof words>} */ ...message) {
  console.error(words(...message));
}

/** A failure of set-up that has been put in words for the person at the keyboard. */
export class SetupError extends Error {
  /** @param {Parameters<typeof words>} message */
  constructor(...message) {
    super(words(...message));
    this.name = 'SetupError';
  }
}

/**
 * Runs a script's main function and turns what it throws into a message and exit code 1.
 * @param {() => Promise<number>} task gives the exit code
 */
export async function runTask(task) {
  try {
    process.exitCode = await task();
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exitCode = 1;
  }
}
