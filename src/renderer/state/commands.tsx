import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { subscribe } from '../platform/client.ts';
import { isComposing, type Keys, matchesKeys } from './keys.ts';

export interface Command {
  /** The same id as the shell's menu uses, e.g. `search.focus`. */
  id: string;
  /** What the palette calls it, in the user's language. */
  title: string;
  keys?: Keys | undefined;
  run(): void;
  /** Whether its keys work while a modal dialog is open: for what takes the dialog's place. */
  inDialogs?: boolean | undefined;
  /** `false` takes it out of the palette and makes its keys do nothing. Default: true. */
  enabled?: boolean | undefined;
}

interface Registry {
  add(command: Command): () => void;
  list(): readonly Command[];
  subscribe(listener: () => void): () => void;
}

const RegistryContext = createContext<Registry | null>(null);

/** Keeps the page's commands, and runs them for keys and for the shell's menu. */
export function CommandProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(createRegistry);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || isComposing(event)) return;
      const command = registry
        .list()
        .find(({ keys, enabled }) => keys && enabled !== false && matchesKeys(keys, event));
      if (!command || (!command.inDialogs && isModalOpen())) return;
      event.preventDefault();
      command.run();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [registry]);
  useEffect(
    () =>
      subscribe((event) => {
        if (!('command' in event)) return;
        const command = registry.list().find(({ id }) => id === event.command);
        if (!command || command.enabled === false) return;
        if (command.inDialogs || !isModalOpen()) command.run();
      }),
    [registry],
  );
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

/** Registers a command for as long as the component is there. */
export function useCommand(command: Command): void {
  const registry = useRegistry();
  const { id, title, keys, enabled, inDialogs } = command;
  const latest = useRef(command.run);
  useLayoutEffect(() => {
    latest.current = command.run;
  });
  useEffect(
    () => registry.add({ id, title, keys, enabled, inDialogs, run: () => latest.current() }),
    [registry, id, title, keys, enabled, inDialogs],
  );
}

/** All commands that can be run now, in the order in which they were registered. */
export function useCommands(): readonly Command[] {
  const registry = useRegistry();
  const commands = useSyncExternalStore(registry.subscribe, registry.list);
  return commands.filter(({ enabled }) => enabled !== false);
}

/** Whether something has to be answered before anything else (ui/dialog.tsx marks it). */
function isModalOpen(): boolean {
  return document.querySelector('[data-modal]') !== null;
}

function useRegistry(): Registry {
  const registry = useContext(RegistryContext);
  if (!registry) throw new Error('commands need a CommandProvider above them');
  return registry;
}

function createRegistry(): Registry {
  let commands: readonly Command[] = [];
  const listeners = new Set<() => void>();
  function replace(next: readonly Command[]): void {
    commands = next;
    for (const hear of listeners) hear();
  }
  return {
    add(command) {
      const at = commands.findIndex(({ id }) => id === command.id);
      // A command that only changed its title keeps its place in the palette.
      if (at >= 0) replace(commands.with(at, command));
      else replace([...commands, command]);
      return () => replace(commands.filter((other) => other !== command));
    },
    list: () => commands,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
