import { type Language, language } from '../shared/language.ts';
import { type SearchRequest, searchRequest } from '../shared/search/contract.ts';
import { WrongUse } from './wrong-use.ts';

/** Readers of option values, for commander; each throws {@link WrongUse} for a value it can't take. */

export function readCount(value: string): number {
  if (!/^\d{1,15}$/u.test(value)) throw badValue('--limit', value, 'wrong.count');
  return Number(value);
}

export function readPort(value: string): number {
  if (!/^\d{1,5}$/u.test(value) || Number(value) > 65_535) {
    throw badValue('--port', value, 'wrong.port');
  }
  return Number(value);
}

export function readLanguage(value: string): Language {
  const parsed = language.safeParse(value);
  if (!parsed.success) throw badValue('--lang', value, 'wrong.languages');
  return parsed.data;
}

export function readOrder(value: string): SearchRequest['order'] {
  const parsed = searchRequest.shape.order.unwrap().safeParse(value);
  if (!parsed.success) throw badValue('--order', value, 'wrong.orders');
  return parsed.data;
}

export function readDataFolder(value: string): string {
  if (value === '') throw badValue('--data-dir', value, 'wrong.empty');
  return value;
}

function badValue(
  name: string,
  value: string,
  hint: 'wrong.count' | 'wrong.port' | 'wrong.languages' | 'wrong.orders' | 'wrong.empty',
): WrongUse {
  return new WrongUse('wrong.bad-value', { name, value }, hint);
}
