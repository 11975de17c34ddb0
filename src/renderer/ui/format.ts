import type { Language } from '../../shared/language.ts';

/**
 * A calendar date in words; what is no ISO 8601 date is given back as it is.
 *
 * @param date ISO 8601 calendar date
 */
export function formatDate(date: string, language: Language): string {
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return date;
  // The same words, without loading the calendar data of all languages before the first paint.
  if (language === 'zh-CN') {
    return `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`;
  }
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(day);
}

/**
 * A whole number with its thousands set apart, as both languages write it. `Intl` says the same, at
 * the price of loading its data before the first paint.
 */
export function formatNumber(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/gu, ',');
}
