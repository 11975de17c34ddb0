export { SearchBox } from './search-box.tsx';
export { SearchInText } from './search-in-text.tsx';
export { SearchPanel } from './search-panel.tsx';
export { SearchProvider, useSectionTotals } from './search-provider.tsx';
