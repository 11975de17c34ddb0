import type { Handlers } from '../handlers.ts';
import type { Library } from './library.ts';
import type { PositionStore } from './position-store.ts';

type LibraryMethod = 'document.list' | 'document.get' | 'position.get' | 'position.save';

/** The contract's methods about documents and how far they have been read. */
export function createLibraryHandlers(
  library: Library,
  positions: PositionStore,
): Handlers<LibraryMethod> {
  return {
    'document.list': () => [...library.list()],
    'document.get': ({ document }) => library.get(document),
    'position.get': ({ document }) => positions.get(library.get(document).id),
    'position.save': (position) => {
      library.get(position.document);
      positions.save(position);
      return {};
    },
  };
}
