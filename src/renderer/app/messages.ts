import { defineMessages } from '../../shared/language.ts';

export const appMessages = defineMessages({
  'zh-CN': {
    name: '竹简',
    skip: '跳到正文',
    outline: '目录',
    toggleOutline: '显示或隐藏目录',
    annotations: '书签与笔记',
    search: '搜索',
    print: '打印…',
    palette: '命令面板',
    paletteInput: '输入命令',
    paletteEmpty: '没有这样的命令',
    connectionLost: '与竹简的连接已断开。已保存的内容不受影响；请重新启动竹简。',
    retry: '重试',
    closePanel: '关闭侧栏',
    emptyLibrary: '文库中还没有文档。',
    'notice-index-rebuilt': '搜索索引缺失、过时或损坏，已改从文库读取，搜索结果不受影响。',
    'notice-library-set-aside': '文库文件已损坏，已原样保留为 {{kept}}，并新建了空的文库。',
    'notice-library-restored': '文库文件已损坏，已原样保留为 {{kept}}，并从备份 {{from}} 恢复。',
    'notice-saving-off': '现在不能保存：书签、设置与阅读位置只在本次有效。',
  },
  en: {
    name: 'Zhujian',
    skip: 'Skip to the text',
    outline: 'Contents',
    toggleOutline: 'Show or hide the contents',
    annotations: 'Bookmarks and notes',
    search: 'Search',
    print: 'Print…',
    palette: 'Command palette',
    paletteInput: 'Type a command',
    paletteEmpty: 'No such command',
    connectionLost:
      'The connection to Zhujian is lost. What was saved is safe; start Zhujian again.',
    retry: 'Try again',
    closePanel: 'Close the panel',
    emptyLibrary: 'The library has no documents yet.',
    'notice-index-rebuilt':
      'The search index was missing, out of date or damaged; the library is read instead, to the same results.',
    'notice-library-set-aside':
      'The library file was damaged. It was kept as {{kept}}, and a new, empty library was made.',
    'notice-library-restored':
      'The library file was damaged. It was kept as {{kept}}, and the library was restored from the copy {{from}}.',
    'notice-saving-off':
      'Nothing can be saved for now: bookmarks, settings and the reading position hold until you quit.',
  },
});
