import type { Localized } from './settings';

export type Language = 'th' | 'en';

const STORED = 'language';
const texts: { shown: object; load: Record<Language, () => Promise<object>> }[] = [];
const listeners = new Set<() => void>();

export let language: Language = 'th';

/** The text of one part of the pages. Reading it always gives the language of the moment. */
export function keepText<T extends object>(thai: T, english: () => Promise<T>): T {
  const shown = { ...thai };
  texts.push({ shown, load: { th: async () => thai, en: english } });
  return shown;
}

export async function setLanguage(next: Language) {
  const loaded = await Promise.all(texts.map((text) => text.load[next]()));
  texts.forEach((text, index) => {
    Object.assign(text.shown, loaded[index]);
  });
  language = next;
  document.documentElement.lang = next;
  localStorage.setItem(STORED, next);
  for (const listener of listeners) listener();
}

export async function startLanguage() {
  if (localStorage.getItem(STORED) === 'en') await setLanguage('en').catch(() => undefined);
}

export function onLanguage(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const say = (text: Localized) => text[language] || text.th;
