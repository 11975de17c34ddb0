import type { ErrorCode, ErrorDetails } from './errors.ts';
import { createTranslate, defineMessages, type Language } from './language.ts';

/** What each failure is called, and what to do about it. */
const messages = defineMessages<ErrorCode>({
  'zh-CN': {
    'invalid-input': '请求的内容不合格式：{{reason}}。',
    'unknown-method': '没有名为“{{method}}”的操作。',
    'payload-too-large': '请求过大，上限为 {{limit}} 字节。',
    forbidden: '此请求未获许可。请用竹简启动时给出的链接打开。',
    'not-found': '找不到“{{name}}”。',
    'document-not-found': '文库中没有编号为“{{document}}”的文档。用 zhujian list 查看全部文档。',
    'section-not-found':
      '文档“{{document}}”中没有以“{{section}}”开头的章节。用 zhujian outline 查看目录。',
    'annotation-not-found': '找不到这条书签或笔记（{{id}}）。它可能已在别处删除。',
    'quote-mismatch': '所选文字与文档不符，未保存。请重新选择后再试。',
    'data-folder-unwritable':
      '无法写入数据文件夹 {{folder}}（{{reason}}）。请检查权限与磁盘空间，或用 --data-dir 指定别的文件夹。',
    'already-open':
      '竹简已在使用数据文件夹 {{folder}}（进程 {{pid}}）。请先关闭它，或用 --data-dir 指定别的文件夹。',
    'library-damaged': '文库文件 {{file}} 已损坏，且没有可用的备份。它已原样保留为 {{kept}}。',
    'library-newer':
      '文库文件 {{file}} 由更新的竹简写成（第 {{found}} 版，本程序只认得第 {{known}} 版）。请升级竹简。',
    'save-failed': '未能保存（{{reason}}）。请检查磁盘空间与权限后重试。',
    'search-unavailable': '搜索暂时不可用（{{reason}}）。请重新启动竹简。',
    'query-unclosed-quote': '第 {{from}} 个字处的引号没有结束。请补上另一个 "。',
    'query-missing-word': '第 {{from}} 个字处的“{{part}}”旁边缺少要找的词。请补上，或删去它。',
    'query-bad-regex':
      '第 {{from}} 个字起的正则表达式有误（{{reason}}）。请改正；若要按原文查找，请把它放在引号里。',
    'query-nothing': '第 {{from}} 个字起的“{{part}}”只限定了范围。请再写上要找的词。',
    'query-unknown-document':
      '第 {{from}} 个字起的“{{part}}”没有对应的文档。请写文档的编号或标题中的字。',
    'query-too-slow':
      '这个正则表达式在 {{seconds}} 秒内没有查完，已停止。请写得更具体，避免嵌套的重复。',
    'port-in-use': '端口 {{port}} 已被占用。请用 --port 换一个端口，或不指定端口。',
    'nothing-selected': '没有选中任何章节。请至少选择一节。',
    'browser-not-found':
      '没有找到 Chromium、Chrome 或 Edge，无法生成 PDF。请安装其中之一，或用环境变量 ZHUJIAN_BROWSER 指明其路径。',
    'print-failed': '未能生成 PDF（{{reason}}）。请重试；若仍失败，请减少所选章节。',
    'print-mismatch': '打印结果与所选内容不符，已放弃。有出入的段落：{{blocks}}。',
    'file-unwritable': '无法写入文件 {{file}}（{{reason}}）。请换一个位置。',
    'file-exists': '文件 {{file}} 已存在。请换一个名字，或加 --force 覆盖。',
    internal: '程序内部出错：{{reason}}。数据未受影响，请重试。',
  },
  en: {
    'invalid-input': 'The request is malformed: {{reason}}.',
    'unknown-method': 'There is no operation named “{{method}}”.',
    'payload-too-large': 'The request is too large; the limit is {{limit}} bytes.',
    forbidden: 'This request is not allowed. Open Zhujian by the link that it printed at start.',
    'not-found': 'Cannot find “{{name}}”.',
    'document-not-found':
      'The library has no document with the id “{{document}}”. Use zhujian list to see all of them.',
    'section-not-found':
      'Document “{{document}}” has no section that begins at “{{section}}”. Use zhujian outline to see them.',
    'annotation-not-found':
      'Cannot find this bookmark or note ({{id}}). It may have been deleted elsewhere.',
    'quote-mismatch':
      'The selected text differs from the document; nothing was saved. Select it again and retry.',
    'data-folder-unwritable':
      'Cannot write to the data folder {{folder}} ({{reason}}). Check its permissions and the disk space, or choose another with --data-dir.',
    'already-open':
      'Zhujian already uses the data folder {{folder}} (process {{pid}}). Close it first, or choose another with --data-dir.',
    'library-damaged':
      'The library file {{file}} is damaged and there is no sound copy. It was kept as it is, as {{kept}}.',
    'library-newer':
      'The library file {{file}} was written by a newer Zhujian (version {{found}}; this one knows {{known}}). Update Zhujian.',
    'save-failed': 'Not saved ({{reason}}). Check disk space and permissions, then try again.',
    'search-unavailable': 'Search is not available for now ({{reason}}). Restart Zhujian.',
    'query-unclosed-quote':
      'The quotation mark at character {{from}} is never closed. Add the other ".',
    'query-missing-word':
      'A word is missing beside “{{part}}” at character {{from}}. Add it, or take that away.',
    'query-bad-regex':
      'The regular expression at character {{from}} is wrong ({{reason}}). Correct it, or put it in quotes to find it as text.',
    'query-nothing':
      'The part “{{part}}” at character {{from}} only says where to look. Add a word to look for.',
    'query-unknown-document':
      'No document answers to “{{part}}” at character {{from}}. Give a document’s id or part of its title.',
    'query-too-slow':
      'This regular expression was not done after {{seconds}} seconds and was stopped. Make it more specific, without nested repetition.',
    'port-in-use': 'Port {{port}} is in use. Choose another with --port, or leave it out.',
    'nothing-selected': 'No section is selected. Select at least one.',
    'browser-not-found':
      'No Chromium, Chrome or Edge was found, so no PDF can be made. Install one of them, or set ZHUJIAN_BROWSER to its path.',
    'print-failed':
      'The PDF could not be made ({{reason}}). Try again; if it keeps failing, choose fewer sections.',
    'print-mismatch':
      'The printed text differs from what was chosen, so it was discarded. Paragraphs that differ: {{blocks}}.',
    'file-unwritable': 'Cannot write the file {{file}} ({{reason}}). Choose another place.',
    'file-exists': 'The file {{file}} exists. Choose another name, or add --force to replace it.',
    internal: 'Something failed inside Zhujian: {{reason}}. Your data is untouched; try again.',
  },
});

/**
 * Says a failure in plain words.
 *
 * @param code what went wrong
 * @param details what fills the blanks
 * @param to the language to speak
 */
export function describeError(code: ErrorCode, details: ErrorDetails, to: Language): string {
  return createTranslate(messages, to)(code, details);
}
