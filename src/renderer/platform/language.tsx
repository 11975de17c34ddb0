import { createContext, type ReactNode, useContext, useLayoutEffect } from 'react';
import {
  createTranslate,
  type Language,
  type Messages,
  negotiateLanguage,
  type Translate,
} from '../../shared/language.ts';
import { useCall } from './use-call.ts';

const LanguageContext = createContext<Language>('zh-CN');

/** Sets the language of the page to the one in force; until that is known, to the browser's. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const info = useCall('app.info', {});
  const language = info.data?.language ?? negotiateLanguage(navigator.languages);
  return <FixedLanguage language={language}>{children}</FixedLanguage>;
}

/** Sets the language of the page to a given one. */
export function FixedLanguage({ language, children }: { language: Language; children: ReactNode }) {
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

/** The language of the interface. */
export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** The words of one part of the program, in the language of the interface. */
export function useMessages<Key extends string>(messages: Messages<Key>): Translate<Key> {
  return translateOnce(messages, useLanguage());
}

type Tables = Partial<Record<Language, Translate<string>>>;
const translators = new WeakMap<object, Tables>();

/** Setting up a table costs more than reading it, and many components read the same one. */
function translateOnce<Key extends string>(
  messages: Messages<Key>,
  language: Language,
): Translate<Key> {
  let tables = translators.get(messages);
  if (!tables) {
    tables = {};
    translators.set(messages, tables);
  }
  tables[language] ??= createTranslate(messages, language) as Translate<string>;
  return tables[language] as Translate<Key>;
}
