import type { DatabaseSync } from 'node:sqlite';
import type { Answer, BenchDocument, Engine, Paragraph } from '../engine.ts';
import { FIRST_ROWID, openDatabase, Question, transact } from './fts5.ts';

const TABLES = ['pairs', 'singles'] as const;

/** Where the last plane's private characters stand for ASCII, which the tokenizer would cut at. */
const ASCII_STAND_IN = 0x10_ff00;

export class Fts5BigramEngine implements Engine {
  readonly name = 'SQLite FTS5, 2-grams';
  readonly note =
    'pairs of neighbours asked for as a phrase, single characters in a second table; contentless, so without the text; its file is mapped: see RSS';
  #database: DatabaseSync | undefined;
  #pairs: Question | undefined;
  #singles: Question | undefined;

  build(paragraphs: readonly Paragraph[], folder: string): void {
    const database = openDatabase(folder);
    const options = "terms, content='', contentless_delete=1, tokenize='ascii'";
    database.exec(`
      CREATE VIRTUAL TABLE pairs USING fts5(${options});
      CREATE VIRTUAL TABLE singles USING fts5(${options}, detail=none);
    `);
    this.#connect(database);
    this.add({ doc: 0, paragraphs });
    for (const table of TABLES) database.exec(`INSERT INTO ${table}(${table}) VALUES ('optimize')`);
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  load(folder: string): void {
    this.#connect(openDatabase(folder));
  }

  search(query: string, limit: number): Answer {
    const [question, parameter] = this.#choose(query);
    return question.ask(parameter, limit);
  }

  all(query: string): number[] {
    const [question, parameter] = this.#choose(query);
    return question.ids(parameter);
  }

  add({ paragraphs }: BenchDocument): void {
    const database = this.#open();
    const [pairs, singles] = TABLES.map((table) =>
      database.prepare(`INSERT INTO ${table}(rowid, terms) VALUES (?, ?)`),
    );
    transact(database, () => {
      for (const { id, folded } of paragraphs) {
        const characters = splitCharacters(folded);
        pairs?.run(id + FIRST_ROWID, joinPairs(characters));
        singles?.run(id + FIRST_ROWID, characters.join(' '));
      }
    });
  }

  remove({ paragraphs }: BenchDocument): void {
    const database = this.#open();
    const statements = TABLES.map((table) =>
      database.prepare(`DELETE FROM ${table} WHERE rowid = ?`),
    );
    transact(database, () => {
      for (const { id } of paragraphs) {
        for (const statement of statements) statement.run(id + FIRST_ROWID);
      }
    });
  }

  close(): void {
    this.#database?.close();
  }

  #connect(database: DatabaseSync): void {
    this.#database = database;
    this.#pairs = new Question(database, 'pairs', 'pairs MATCH ?');
    this.#singles = new Question(database, 'singles', 'singles MATCH ?');
  }

  #open(): DatabaseSync {
    if (!this.#database) throw new Error('neither built nor loaded');
    return this.#database;
  }

  #choose(query: string): [Question, string] {
    if (!this.#pairs || !this.#singles) throw new Error('neither built nor loaded');
    const characters = splitCharacters(query);
    return characters.length === 1
      ? [this.#singles, `"${characters[0]}"`]
      : [this.#pairs, `"${joinPairs(characters)}"`];
  }
}

function splitCharacters(text: string): string[] {
  return Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x80 ? String.fromCodePoint(ASCII_STAND_IN + code) : character;
  });
}

function joinPairs(characters: readonly string[]): string {
  let terms = '';
  for (let at = 1; at < characters.length; at += 1) {
    terms += `${at > 1 ? ' ' : ''}${characters[at - 1]}${characters[at]}`;
  }
  return terms;
}
