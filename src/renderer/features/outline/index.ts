export { OutlineTree } from './outline-tree.tsx';
