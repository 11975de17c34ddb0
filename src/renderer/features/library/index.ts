export { LibraryList } from './library-list.tsx';
