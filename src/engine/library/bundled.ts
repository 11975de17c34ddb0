import { readdir, readFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { ZhujianDocument } from '../../shared/document/model.ts';
import { importPlainText } from '../importers/plain-text.ts';

/**
 * Reads the articles that ship with the program: every `.txt` file of `articles/`, in UTF-8.
 *
 * @param resourcesFolder the folder that holds `articles/`
 * @returns the documents, ordered by id; an id is the file's name without its ending
 * @throws the system's error when the folder or a file can't be read, TypeError when one is not UTF-8
 */
export async function readBundledArticles(resourcesFolder: string): Promise<ZhujianDocument[]> {
  const folder = join(resourcesFolder, 'articles');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt'));
  const documents = await Promise.all(
    names.map(async (source) => {
      const bytes = await readFile(join(folder, source));
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      return importPlainText(text, { id: parse(source).name, source });
    }),
  );
  // By code unit, so that the order is the same on every system.
  return documents.sort((left, right) => (left.id < right.id ? -1 : 1));
}
