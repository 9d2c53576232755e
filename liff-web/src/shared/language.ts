import type { Localized } from './settings';

export type Language = 'th' | 'en';

const STORED = 'language';
const texts: { shown: object; shownIn: Language; load: Record<Language, () => Promise<object>> }[] = [];
const listeners = new Set<() => void>();

export let language: Language = 'th';

/** The text of one part of the pages. Reading it always gives the language of the moment. */
export function keepText<T extends object>(thai: T, english: () => Promise<T>): T {
  const shown = { ...thai };
  texts.push({ shown, shownIn: 'th', load: { th: async () => thai, en: english } });
  return shown;
}

export async function setLanguage(next: Language) {
  const loaded = await Promise.all(texts.map((text) => text.load[next]()));
  texts.slice(0, loaded.length).forEach((text, index) => {
    Object.assign(text.shown, loaded[index]);
    text.shownIn = next;
  });
  language = next;
  document.documentElement.lang = next;
  localStorage.setItem(STORED, next);
  for (const listener of listeners) listener();
}

/** A part that was loaded later brings Thai text along; this puts it into the language of the moment. */
export async function catchUp() {
  const behind = texts.filter((text) => text.shownIn !== language);
  await Promise.all(
    behind.map(async (text) => {
      const wanted = language;
      Object.assign(text.shown, await text.load[wanted]());
      text.shownIn = wanted;
    }),
  );
}

export async function startLanguage() {
  if (localStorage.getItem(STORED) === 'en') await setLanguage('en').catch(() => undefined);
}

export function onLanguage(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const say = (text: Localized) => text[language] || text.th;
