import { createInstance } from 'i18next';
import { z } from 'zod';

/** Languages of the interface, as BCP 47 tags. Chinese is the default. */
export const language = /* @__PURE__ */ z.enum(['zh-CN', 'en']);
export type Language = z.infer<typeof language>;

/** The words of one part of the program: the Chinese table sets the keys, English must match it. */
export interface Messages<Key extends string = string> {
  'zh-CN': Record<Key, string>;
  en: Record<Key, string>;
}

/**
 * Declares the words of one part of the program, so that a missing translation is a type error.
 * Blanks are written `{{name}}`; plural forms take i18next's suffixes (`key_one`, `key_other`).
 */
export function defineMessages<Key extends string>(messages: Messages<Key>): Messages<Key> {
  return messages;
}

/** A key as written in the table, or its stem where the table has plural forms. */
export type MessageKey<Key extends string> = Key extends `${infer Stem}_${'one' | 'other'}`
  ? Key | Stem
  : Key;

/** What fills the blanks of a message; `count` also picks the plural form. */
export type MessageValues = Record<string, string | number | boolean>;

export type Translate<Key extends string> = (
  key: MessageKey<Key>,
  values?: MessageValues,
) => string;

/**
 * Makes the function that gives words in one language.
 *
 * @param messages a table made by {@link defineMessages}
 * @param to the language to speak
 */
export function createTranslate<Key extends string>(
  messages: Messages<Key>,
  to: Language,
): Translate<Key> {
  const instance = createInstance();
  // Without `initAsync: false` the first calls would answer with bare keys.
  instance.init({
    lng: to,
    fallbackLng: false,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    // React and the terminal need no HTML escapes; escaping here would show `&amp;`.
    interpolation: { escapeValue: false },
    resources: {
      'zh-CN': { translation: messages['zh-CN'] },
      en: { translation: messages.en },
    },
  });
  return (key, values) => String(instance.t(key as string, values ?? {}));
}

/**
 * The interface language for a system's preferred languages: the first that names Chinese or
 * English decides; where none does, Chinese.
 *
 * @param preferred BCP 47 tags or POSIX locale names (`en_GB.UTF-8`), most wanted first
 */
export function negotiateLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split(/[-_.@]/u)[0];
    if (primary === 'zh') return 'zh-CN';
    if (primary === 'en') return 'en';
  }
  return 'zh-CN';
}
