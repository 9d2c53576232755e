import { TILES } from '../../build/richMenus';
import type { Language } from '../../build/manualText';

const files = import.meta.glob<Record<string, unknown>>('../**/text.{th,en}.ts', { eager: true });

const known = new Map<Language, Map<string, Set<string>>>();

/** Every text of the pages and of the rich menu that is the same each time, with the places where it stands. */
export function controls(language: Language) {
  const before = known.get(language);
  if (before) return before;
  const found = new Map<string, Set<string>>();
  known.set(language, found);
  const note = (text: string, place: string) => found.set(text, (found.get(text) ?? new Set()).add(place));
  const walk = (value: unknown, place: string) => {
    if (typeof value === 'string') note(value, place);
    else if (value && typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) walk(inner, `${place}.${key}`);
  };
  for (const [file, exported] of Object.entries(files))
    if (file.endsWith(`text.${language}.ts`)) walk(exported[language], file.replace(`text.${language}.ts`, ''));
  for (const { label } of TILES) note(label, `menu.${label}`);
  return found;
}
