import { say } from '../../shared/language';
import type { Agency, Category, Community, Question, RoutingConditions, RoutingRule } from '../../shared/types';
import { r } from './text';

export type Known = { categories: Category[]; communities: Community[]; agencies: Agency[] };

/** The questions with options that the categories ask, each key once, with the options of all of them. */
export function askable(categories: Category[], codes: readonly string[]): Question[] {
  const found = new Map<string, Question>();
  for (const { code, form } of categories) {
    if (codes.length > 0 && !codes.includes(code)) continue;
    for (const question of form.questions) {
      if (!question.options) continue;
      const before = found.get(question.key);
      const fresh = question.options.filter(({ value }) => !before?.options?.some((option) => option.value === value));
      found.set(question.key, before ? { ...before, options: [...(before.options ?? []), ...fresh] } : question);
    }
  }
  return [...found.values()];
}

/** The conditions as a person reads them, one line each; empty when the rule fits every report. */
export function conditionWords(conditions: RoutingConditions, { categories, communities }: Known): string[] {
  const { category, community, hours, from, to, answers } = conditions;
  const name = (code: string) => say(categories.find((one) => one.code === code)?.name ?? { th: code, en: code });
  const place = (code: string) => communities.find((one) => one.code === code)?.name ?? code;
  const questions = askable(categories, category ?? []);
  return [
    category && `${r.form.category}: ${category.map(name).join(', ')}`,
    community && `${r.form.community}: ${community.map(place).join(', ')}`,
    hours && (hours === 'working' ? r.working : r.outside),
    from && to && r.times(from, to),
    ...Object.entries(answers ?? {}).map(([key, values]) => {
      const question = questions.find((one) => one.key === key);
      const label = (value: string) =>
        say(question?.options?.find((option) => option.value === value)?.label ?? { th: value, en: value });
      return `${question ? say(question.label) : key}: ${values.map(label).join(', ')}`;
    }),
  ].filter((line): line is string => Boolean(line));
}

export function effectWords({ agency, priority, offers, active }: RoutingRule, { agencies }: Known): string[] {
  const name = agencyName(agency, agencies);
  return [
    agency && active && (offers ? r.offers(name) : r.suggests(name)),
    priority && r.gives(r.priority[priority]),
  ].filter((line): line is string => Boolean(line));
}

export const agencyName = (code: string | null | undefined, agencies: Agency[]) =>
  code ? say(agencies.find((one) => one.code === code)?.name ?? { th: code, en: code }) : '';

export const percent = (part: number, whole: number) => (whole ? ((100 * part) / whole).toFixed(1) : '0');
