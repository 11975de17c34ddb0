import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { describeError } from '../../shared/error-messages.ts';
import { ZhujianError } from '../../shared/errors.ts';
import type { Translate } from '../../shared/language.ts';
import {
  MAX_QUERY_LENGTH,
  type SearchHit,
  type SearchResult,
  type SearchTier,
} from '../../shared/search/contract.ts';
import { sliceCodePoints } from '../../shared/text/code-points.ts';
import type { MessageKeys } from '../messages.ts';
import { readCount, readOrder } from '../option-values.ts';
import { emphasize, printJson, printLine } from '../output.ts';
import { type GlobalOptions, looking, type Session, withEngine } from '../session.ts';
import { ToldFailure } from '../told-failure.ts';
import { WrongUse } from '../wrong-use.ts';

interface SearchOptions extends GlobalOptions {
  in?: string;
  limit: number;
  order: 'text' | 'relevance';
}

export function addSearchCommand(program: Command, t: Translate<MessageKeys>): void {
  program
    .command('search')
    .description(t('search.about'))
    .argument('<QUERY>', t('search.query'))
    .option('--in <ID>', t('search.in'))
    .option('--limit <N>', t('search.limit'), readCount, 50)
    .option('--order <text|relevance>', t('search.order'), readOrder, 'text')
    .action((query: string, _options, command: Command) =>
      search(query, command.optsWithGlobals<SearchOptions>()),
    );
}

function search(query: string, options: SearchOptions): Promise<void> {
  return withEngine(options, looking, async (session) => {
    if (query === '-') await answerLines(session, options);
    else await answerQuery(session, query, options);
    // Queries are answered before the index serves; what is wrong with it is only known then.
    await session.engine.settled();
  });
}

async function answerLines(session: Session, options: SearchOptions): Promise<void> {
  let failure: unknown;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (!options.json) printLine(emphasize(line));
    try {
      await answerQuery(session, line, options);
    } catch (error) {
      if (!(error instanceof ZhujianError || error instanceof WrongUse)) throw error;
      // A line that makes no sense must not keep the others from being answered, nor shift them.
      const described = describe(error, session);
      if (options.json) printJson({ error: described });
      console.error(described.message);
      failure ??= error;
    }
  }
  if (failure !== undefined) throw new ToldFailure(failure);
}

async function answerQuery(
  { engine, t }: Session,
  query: string,
  options: SearchOptions,
): Promise<void> {
  refuseTooLong(query);
  const result = await engine.request('search.query', {
    query,
    limit: options.limit,
    order: options.order,
    ...(options.in === undefined ? {} : { document: options.in }),
  });
  if (options.json) printJson(result);
  else printHits(result, t);
}

function describe(error: ZhujianError | WrongUse, { engine, t }: Session) {
  if (error instanceof WrongUse)
    return { code: 'wrong-use', message: error.describe(t), details: {} };
  const { code, details } = error;
  return { code, message: describeError(code, details, engine.language), details };
}

function refuseTooLong(query: string): void {
  if (query.length <= MAX_QUERY_LENGTH) return;
  const length = query.length.toLocaleString('en');
  const limit = MAX_QUERY_LENGTH.toLocaleString('en');
  throw new WrongUse('wrong.query-too-long', { length, limit }, 'wrong.shorten');
}

function printHits(result: SearchResult, t: Translate<MessageKeys>): void {
  const { total, tiers, suggestions, hits } = result;
  let tier: SearchTier = 'exact';
  let place = '';
  for (const hit of hits) {
    if (hit.tier !== tier) {
      const count = tiers.find((each) => each.tier === hit.tier)?.total ?? 0;
      const texts = suggestions.map(({ text }) => text).join(t('search.separator'));
      printLine(t(`search.tier.${hit.tier}`, { count, texts }));
      tier = hit.tier;
      place = '';
    }
    const heading = [hit.document, ...hit.path].join(' › ');
    if (heading !== place) printLine(heading);
    place = heading;
    printLine(`  ${hit.block}:${hit.start}  ${markSnippet(hit)}`);
  }
  const shown = hits.length;
  printLine(
    shown < total
      ? t('search.shown', { count: total, shown })
      : t('search.total', { count: total }),
  );
}

function markSnippet({ snippet, mark }: SearchHit): string {
  return (
    sliceCodePoints(snippet, 0, mark.start) +
    emphasize(sliceCodePoints(snippet, mark.start, mark.end)) +
    sliceCodePoints(snippet, mark.end)
  );
}
