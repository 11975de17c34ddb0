import type { EngineKey } from './registry.ts';

/** What a measured process is told, as JSON in its first argument. */
export interface Job {
  readonly engine: EngineKey;
  /** `build` goes on to the questions itself where the engine can't be saved. */
  readonly step: 'build' | 'ask';
  /** Folder of the workload. */
  readonly workload: string;
  /** Folder of the engine's files. */
  readonly folder: string;
  /** How often each query is timed. */
  readonly rounds: number;
  readonly updates: boolean;
  readonly seed: number;
}

/** What is measured of one engine. Sent part by part, so that what is known outlives a failure. */
export interface Figures {
  name: string;
  note: string;
  /** What the process is doing; the last one of a failed process is where it failed. */
  doing: string;
  buildSeconds: number;
  saveSeconds: number;
  /** Why there is nothing to load. */
  unsaved: string;
  /** On the heap and in array buffers after the build, beyond what the process had before. */
  builtBytes: number;
  diskBytes: number;
  loadSeconds: number;
  /** The first query after loading. */
  firstAnswerMs: number;
  /** As `builtBytes`, of the process that answers, after all queries. */
  heapBytes: number;
  /** Growth of the resident set of the process that answers, after all queries. */
  residentBytes: number;
  rounds: number;
  /** Milliseconds: for each query the median of its rounds. */
  times: number[];
  recall: number;
  precision: number;
  exactQueries: number;
  /** Queries whose count wasn't the number of all ids. */
  wrongCounts: number;
  /** Milliseconds, one entry a document. */
  addTimes: number[];
  removeTimes: number[];
  /** Documents not found once added, or found once removed. */
  staleUpdates: number;
}

/** Figures of one engine, as far as they were got, and why not further. */
export type Result = Partial<Figures> & { readonly key: EngineKey; failure?: string };
