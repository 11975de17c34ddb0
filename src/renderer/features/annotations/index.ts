export { AnnotationsPanel } from './annotations-panel.tsx';
export { SelectionBar } from './selection-bar.tsx';
export { type ParagraphBookmarks, useParagraphBookmarks } from './use-paragraph-bookmarks.ts';
