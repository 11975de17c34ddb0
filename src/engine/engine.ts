import type { DatabaseSync } from 'node:sqlite';
import type { Annotation, AppInfo, Notice, Settings, ZhujianEvent } from '../shared/contract.ts';
import type { ZhujianDocument } from '../shared/document/model.ts';
import { ZhujianError } from '../shared/errors.ts';
import type { Language } from '../shared/language.ts';
import {
  type AnnotationMethod,
  createAnnotationHandlers,
} from './annotations/annotation-handlers.ts';
import { createAnnotationStore } from './annotations/annotation-store.ts';
import { createDispatcher, type Dispatcher } from './dispatcher.ts';
import { examine } from './doctor.ts';
import { createEvents, type Events } from './events.ts';
import type { Handlers } from './handlers.ts';
import { readBundledArticles } from './library/bundled.ts';
import { createDocumentStore } from './library/document-store.ts';
import { createLibrary, type Library } from './library/library.ts';
import { createLibraryHandlers } from './library/library-handlers.ts';
import { createPositionStore } from './library/position-store.ts';
import type { ShellPorts } from './ports.ts';
import { createPrintHandlers } from './printing/print-service.ts';
import { createRecentQueries, createRecentQueryHandlers } from './search/recent-queries.ts';
import type { SearchService } from './search/search-service.ts';
import { startSearch } from './search/start-search.ts';
import { createSettingsStore } from './settings/settings-store.ts';
import { reportStart } from './start.ts';
import { isSqliteError } from './storage/database.ts';
import { createJsonTable } from './storage/json-table.ts';
import { openStorage, type Storage } from './storage/storage.ts';

export interface EngineOptions {
  /** Created if missing. */
  dataFolder: string;
  /** Holds `articles/`. */
  resourcesFolder: string;
  /** The prebuilt search index; only read, may be missing or damaged. */
  indexFolder: string;
  version: string;
  shell: AppInfo['shell'];
  /** What the system prefers. */
  systemLanguage: Language;
  /** Wins over the settings. */
  forcedLanguage?: Language;
  /** `read-only` takes no lock, so it works while another process holds it. `read-write` if left out. */
  access?: 'read-write' | 'read-only';
}

/** Small things that a shell keeps for itself, such as a window's place; not part of people's notes. */
export interface ShellState {
  /** The value, or undefined where there is none. */
  get(key: string): unknown;
  /** @throws ZhujianError `save-failed` */
  set(key: string, value: unknown): void;
}

/** The reader itself, for any shell. */
export interface Engine extends Dispatcher {
  /** @returns the function that ends the subscription */
  subscribe(listener: (event: ZhujianEvent) => void): () => void;
  /** Tells the engine what its shell can do. */
  attach(ports: ShellPorts): void;
  /** The language in force now. */
  readonly language: Language;
  readonly shellState: ShellState;
  /** Resolves when the search index is loaded or rebuilt, or can't be; never rejects. */
  settled(): Promise<void>;
  /** Lets go of library and lock. Idempotent. */
  close(): Promise<void>;
}

/**
 * Opens the library in the data folder and starts the search.
 *
 * @throws ZhujianError `data-folder-unwritable`, `already-open`, `library-damaged`, `library-newer`
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const articles = await readBundledArticles(options.resourcesFolder);
  const events = createEvents();
  const notices: Notice[] = [];
  // Its thread reads while the library is being opened and checked here.
  const { dataFolder, access = 'read-write' } = options;
  const search = startSearch({ ...options, access }, articles, events, notices);
  try {
    const storage = openStorage({ dataFolder, access });
    notices.unshift(...storage.notices);
    return assembleIn(storage, { options, articles, events, notices, search });
  } catch (error) {
    await search.close();
    throw error;
  }
}

interface Started {
  options: EngineOptions;
  articles: readonly ZhujianDocument[];
  events: Events;
  notices: readonly Notice[];
  search: SearchService;
}

function assembleIn(storage: Storage, started: Started): Engine {
  try {
    return assembleEngine(storage, started);
  } catch (error) {
    storage.close();
    if (!isSqliteError(error)) throw error;
    // Sound as a file, yet not a library: its tables are not those of its version.
    const file = storage.paths.library;
    throw new ZhujianError('library-damaged', { file, kept: file }, { cause: error });
  }
}

function assembleEngine(storage: Storage, started: Started): Engine {
  const { options, articles, events, notices, search } = started;
  const stores = createStores(storage.database);
  const library = createLibrary(articles, stores.documents);
  const state: EngineState = {
    language: chooseLanguage(options, stores.settings.get()),
    ports: { paper: 'none' },
  };
  const annotations = createAnnotationHandlers({
    store: stores.annotations,
    library,
    onChange: () => events.emit('annotations'),
  });
  // A failure is told by the next query; the library itself is open and takes changes.
  const ignore = () => undefined;
  search
    .begin({
      entries: library.entries,
      annotations: () =>
        stores.annotations
          .documents()
          .flatMap((document) => annotations['annotation.list']({ document }) as Annotation[]),
    })
    .catch(ignore);
  library.subscribe(({ kind, id }) => {
    search.change(id, kind === 'added' ? library.find(id) : undefined).catch(ignore);
    events.emit('documents');
  });
  const parts = { options, storage, library, stores, events, notices, state, search, annotations };
  let closing: Promise<void> | undefined;

  async function close(): Promise<void> {
    try {
      await search.close();
    } finally {
      storage.close();
    }
  }

  return {
    ...createDispatcher(createHandlers(parts), () => state.language),
    subscribe: events.subscribe,
    attach(ports) {
      state.ports = ports;
      events.emit('app');
    },
    get language() {
      return state.language;
    },
    shellState: {
      get: (key) => stores.shellState.get(key),
      set: (key, value) => stores.shellState.set({ [key]: value }),
    },
    async settled() {
      await Promise.allSettled([search.report]);
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}

/** What changes while the engine runs. */
interface EngineState {
  /** In force now; kept here so that failures can be told even when the library can't be read. */
  language: Language;
  ports: ShellPorts;
}

interface EngineParts {
  options: EngineOptions;
  storage: Storage;
  library: Library;
  stores: ReturnType<typeof createStores>;
  events: Events;
  notices: readonly Notice[];
  state: EngineState;
  search: SearchService;
  annotations: Handlers<AnnotationMethod>;
}

function createStores(database: DatabaseSync) {
  return {
    settings: createSettingsStore(database),
    documents: createDocumentStore(database),
    positions: createPositionStore(database),
    annotations: createAnnotationStore(database),
    recentQueries: createRecentQueries(database),
    shellState: createJsonTable(database, 'window_state'),
  };
}

/** Ties the contract's methods to the parts that answer them. */
function createHandlers(parts: EngineParts): Handlers {
  const { storage, library, stores, events, state, search, annotations } = parts;
  const handlers: Omit<Handlers, 'app.start'> = {
    'app.info': () => describeApp(parts),
    'app.doctor': () =>
      examine({ storage, library, search, ports: state.ports, language: state.language }),
    'settings.get': () => stores.settings.get(),
    'settings.update': (change) => {
      const updated = stores.settings.update(change);
      events.emit('settings');
      const language = chooseLanguage(parts.options, updated);
      if (language !== state.language) {
        state.language = language;
        events.emit('app');
      }
      return updated;
    },
    ...createLibraryHandlers(library, stores.positions),
    ...search.handlers,
    ...createRecentQueryHandlers(stores.recentQueries),
    ...annotations,
    ...createPrintHandlers({
      getDocument: library.get,
      ports: () => state.ports,
      language: () => state.language,
    }),
  };
  return { ...handlers, 'app.start': () => reportStart(handlers) };
}

function describeApp({ options, notices, state }: EngineParts): AppInfo {
  return {
    name: '竹简',
    version: options.version,
    shell: options.shell,
    language: state.language,
    dataFolder: options.dataFolder,
    notices: [...notices],
    paper: state.ports.paper,
    pdf: state.ports.renderPdf !== undefined,
  };
}

function chooseLanguage(options: EngineOptions, { language }: Settings): Language {
  if (options.forcedLanguage) return options.forcedLanguage;
  return language === 'system' ? options.systemLanguage : language;
}
