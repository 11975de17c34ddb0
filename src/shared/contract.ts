import { z } from 'zod';
import { anchor } from './anchor/model.ts';
import { documentMetadata, textRange, zhujianDocument } from './document/model.ts';
import { errorCode } from './errors.ts';
import { language } from './language.ts';
import { searchMethods } from './search/contract.ts';

/**
 * The whole contract between the interface and the engine: what can be asked, with what, and what
 * comes back. Three transports carry it (Electron IPC, loopback HTTP, direct call); none adds to it.
 */

const nothing = z.strictObject({});

/** Something that happened at start and that the user should know, e.g. an index rebuilt. */
export const notice = z.strictObject({
  code: z.enum(['index-rebuilt', 'library-set-aside', 'library-restored', 'saving-off']),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type Notice = z.infer<typeof notice>;

export const appInfo = z.strictObject({
  name: z.string(),
  version: z.string(),
  shell: z.enum(['electron', 'browser', 'command-line']),
  /** The language in force, after settings and system have been heard. */
  language,
  dataFolder: z.string(),
  notices: z.array(notice),
  /** `shell`: the shell prints to paper; `page`: the page opens the browser's own dialog. */
  paper: z.enum(['shell', 'page', 'none']),
  /** Whether this shell can make PDF files and so count pages. */
  pdf: z.boolean(),
});
export type AppInfo = z.infer<typeof appInfo>;

export const settings = z.strictObject({
  language: z.enum(['system', 'zh-CN', 'en']),
  theme: z.enum(['system', 'light', 'sepia', 'dark']),
  /** CSS pixels. */
  fontSize: z.int().min(14).max(32),
  /** Characters (em) to a full line. */
  lineWidth: z.int().min(24).max(50),
});
export type Settings = z.infer<typeof settings>;
export const defaultSettings: Settings = {
  language: 'system',
  theme: 'system',
  fontSize: 19,
  lineWidth: 38,
};

/** Where the reader left off: a block and how far into it. */
export const position = z.strictObject({
  document: z.string(),
  block: z.string(),
  /** Code points into the block's text at the top of the view. */
  offset: z.int().nonnegative(),
});
export type Position = z.infer<typeof position>;

export const annotationKind = z.enum(['bookmark', 'highlight', 'note']);

export const annotation = z.strictObject({
  id: z.string(),
  kind: annotationKind,
  document: z.string(),
  /** One for each block that the marked passage touches, in text order. */
  anchors: z.array(anchor).min(1),
  /**
   * Where the anchors lie in the document as it is now, one for each anchor; empty while
   * unresolved.
   */
  places: z.array(textRange.extend({ block: z.string() })),
  state: z.enum(['anchored', 'unresolved']),
  /** A name that the user gave; without one the quote stands in for it. */
  name: z.string().optional(),
  note: z.string().optional(),
  tags: z.array(z.string()),
  /** ISO 8601 instants, UTC. */
  createdAt: z.string(),
  updatedAt: z.string(),
  /** Set while the annotation lies in the trash. */
  deletedAt: z.string().optional(),
});
export type Annotation = z.infer<typeof annotation>;

/** What to print. Sections are named by the block where their outline entry begins. */
export const printJob = z.strictObject({
  document: z.string(),
  /** In any order; printed in text order. Empty means the whole document. */
  sections: z.array(z.string()).max(10_000),
});
export type PrintJob = z.infer<typeof printJob>;

/** What was printed, checked: every chosen block is in the file's text layer, and no other. */
export const printReport = z.strictObject({
  pages: z.int().positive(),
  /** Number of blocks printed, equal to the number chosen. */
  blocks: z.int().positive(),
  /** Size of the PDF. */
  bytes: z.int().positive(),
});
export type PrintReport = z.infer<typeof printReport>;

/** Where a finished PDF went. */
export const delivery = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file'), file: z.string() }),
  /** A path on the serving origin from which the page downloads it, once. */
  z.strictObject({ kind: z.literal('download'), path: z.string() }),
  z.strictObject({ kind: z.literal('cancelled') }),
]);
export type Delivery = z.infer<typeof delivery>;

export const doctorReport = z.strictObject({
  healthy: z.boolean(),
  checks: z.array(
    z.strictObject({
      name: z.enum([
        'data-folder',
        'library',
        'backups',
        'index',
        'articles',
        'browser',
        'runtime',
      ]),
      ok: z.boolean(),
      /** A fact for a person to read, in the language in force: a path, a version, a count. */
      fact: z.string(),
    }),
  ),
});
export type DoctorReport = z.infer<typeof doctorReport>;

const documentRef = z.strictObject({ document: z.string().min(1).max(200) });
const annotationRef = z.strictObject({ id: z.string().min(1).max(100) });
const passage = textRange.extend({
  block: z.string().min(1).max(100),
  quote: z.string().max(100_000),
});
export type Passage = z.infer<typeof passage>;

/** All that the first page shows: the answers of the calls that it would make one after another. */
export const startReport = z.strictObject({
  info: appInfo,
  settings,
  documents: z.array(documentMetadata),
  /** The first document, as it was left; null in an empty library. */
  opened: z
    .strictObject({
      document: zhujianDocument,
      position: position.nullable(),
      annotations: z.array(annotation),
    })
    .nullable(),
});
export type StartReport = z.infer<typeof startReport>;

export const contract = {
  'app.start': { input: nothing, output: startReport },
  'app.info': { input: nothing, output: appInfo },
  'app.doctor': { input: nothing, output: doctorReport },
  'settings.get': { input: nothing, output: settings },
  'settings.update': { input: settings.partial(), output: settings },
  'document.list': { input: nothing, output: z.array(documentMetadata) },
  'document.get': { input: documentRef, output: zhujianDocument },
  'position.get': { input: documentRef, output: position.nullable() },
  'position.save': { input: position, output: nothing },
  ...searchMethods,
  /** In text order, unresolved ones last; without those in the trash. */
  'annotation.list': { input: documentRef, output: z.array(annotation) },
  /** What lies in the trash, last deleted first. */
  'annotation.trash': { input: documentRef, output: z.array(annotation) },
  'annotation.create': {
    input: z.strictObject({
      document: z.string().min(1).max(200),
      kind: annotationKind,
      /** One for each block touched; each quote must equal the text at its range. */
      passages: z.array(passage).min(1).max(10_000),
      name: z.string().max(1_000).optional(),
    }),
    output: annotation,
  },
  /** An empty name takes the name away. */
  'annotation.rename': {
    input: annotationRef.extend({ name: z.string().max(1_000) }),
    output: annotation,
  },
  'annotation.delete': { input: annotationRef, output: annotation },
  'annotation.restore': { input: annotationRef, output: annotation },
  /** Makes the PDF, checks it and reports its pages, without handing it over. */
  'print.preview': { input: printJob, output: printReport },
  /** Makes the PDF, checks it and hands it over: a save dialog, or a download. */
  'print.pdf': { input: printJob, output: printReport.extend({ delivery }) },
  /** Prints on paper where `app.info` says `paper: 'shell'`. */
  'print.paper': { input: printJob, output: z.strictObject({ printed: z.boolean() }) },
} as const;

export type Contract = typeof contract;
export type Method = keyof Contract;
/** What a caller may pass (defaults not yet filled in). */
export type Input<M extends Method> = z.input<Contract[M]['input']>;
/** What a handler receives (validated, defaults filled in). */
export type ParsedInput<M extends Method> = z.output<Contract[M]['input']>;
export type Output<M extends Method> = z.output<Contract[M]['output']>;

export const failure = z.strictObject({
  code: errorCode,
  /** Plain words in the language in force. */
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type Failure = z.infer<typeof failure>;

/** What comes over the wire for a call: nothing throws across it. */
export type Reply<M extends Method> =
  | { ok: true; value: Output<M> }
  | { ok: false; error: Failure };

/** What may have changed; the interface fetches it anew. */
export const topic = z.enum(['settings', 'documents', 'annotations', 'search', 'app']);
export type Topic = z.infer<typeof topic>;
export const event = z.strictObject({ topic, revision: z.int().nonnegative() });
export type ZhujianEvent = z.infer<typeof event>;

/** Largest request that any transport accepts. Unit: bytes of UTF-8 JSON. */
export const MAX_REQUEST_BYTES = 4 * 1024 * 1024;
