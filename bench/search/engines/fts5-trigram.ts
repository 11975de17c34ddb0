import type { DatabaseSync } from 'node:sqlite';
import type { Answer, BenchDocument, Engine, Paragraph } from '../engine.ts';
import { FIRST_ROWID, openDatabase, Question, transact } from './fts5.ts';

export class Fts5TrigramEngine implements Engine {
  readonly name = 'SQLite FTS5, trigram';
  readonly note =
    '`tokenize=trigram`; below three characters LIKE, that is a scan; keeps the text in its file, which is mapped: see RSS';
  #database: DatabaseSync | undefined;
  #matching: Question | undefined;
  #like: Question | undefined;

  build(paragraphs: readonly Paragraph[], folder: string): void {
    const database = openDatabase(folder);
    database.exec(
      "CREATE VIRTUAL TABLE grams USING fts5(text, tokenize='trigram case_sensitive 1')",
    );
    this.#connect(database);
    this.add({ doc: 0, paragraphs });
    database.exec("INSERT INTO grams(grams) VALUES ('optimize'); PRAGMA wal_checkpoint(TRUNCATE)");
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
    const statement = database.prepare('INSERT INTO grams(rowid, text) VALUES (?, ?)');
    transact(database, () => {
      for (const { id, folded } of paragraphs) statement.run(id + FIRST_ROWID, folded);
    });
  }

  remove({ paragraphs }: BenchDocument): void {
    const database = this.#open();
    const statement = database.prepare('DELETE FROM grams WHERE rowid = ?');
    transact(database, () => {
      for (const { id } of paragraphs) statement.run(id + FIRST_ROWID);
    });
  }

  close(): void {
    this.#database?.close();
  }

  #connect(database: DatabaseSync): void {
    this.#database = database;
    this.#matching = new Question(database, 'grams', 'grams MATCH ?');
    this.#like = new Question(database, 'grams', "text LIKE ? ESCAPE '\\'");
  }

  #open(): DatabaseSync {
    if (!this.#database) throw new Error('neither built nor loaded');
    return this.#database;
  }

  #choose(query: string): [Question, string] {
    if (!this.#matching || !this.#like) throw new Error('neither built nor loaded');
    return Array.from(query).length < 3
      ? [this.#like, `%${query.replace(/[\\%_]/g, '\\$&')}%`]
      : [this.#matching, `"${query.replaceAll('"', '""')}"`];
  }
}
