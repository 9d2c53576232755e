import type { Question, RoutingRule, RoutingRuleBody } from '../../shared/types';
import { r } from './text';

/** What the form holds: empty text where nothing is chosen. */
export type RuleDraft = {
  name: string;
  category: string[];
  community: string[];
  hours: string;
  from: string;
  to: string;
  answers: Record<string, string[]>;
  agency: string;
  priority: string;
  offers: boolean;
};

export const draftOf = (rule?: RoutingRule): RuleDraft => ({
  name: rule?.name ?? '',
  category: rule?.conditions.category ?? [],
  community: rule?.conditions.community ?? [],
  hours: rule?.conditions.hours ?? '',
  from: rule?.conditions.from ?? '',
  to: rule?.conditions.to ?? '',
  answers: rule?.conditions.answers ?? {},
  agency: rule?.agency ?? '',
  priority: rule?.priority ?? '',
  offers: rule?.offers ?? false,
});

/** By field, in the order of the form. */
export function mistakes({ name, from, to, agency, priority }: RuleDraft): {
  name?: string;
  from?: string;
  agency?: string;
} {
  return {
    ...(!name.trim() && { name: r.form.needed }),
    ...(Boolean(from) !== Boolean(to) && { from: r.form.bothTimes }),
    ...(!agency && !priority && { agency: r.form.neither }),
  };
}

/** Answers to questions that the chosen categories no longer ask are left behind. */
export function ruleBody(draft: RuleDraft, questions: Question[]): RoutingRuleBody {
  const { category, community, hours, from, to } = draft;
  const answers = Object.fromEntries(
    questions.flatMap(({ key, options }) => {
      const values = (draft.answers[key] ?? []).filter((value) => options?.some((option) => option.value === value));
      return values.length > 0 ? [[key, values]] : [];
    }),
  );
  return {
    name: draft.name.trim(),
    conditions: {
      ...(category.length > 0 && { category }),
      ...(community.length > 0 && { community }),
      ...(hours && { hours }),
      ...(from && to && { from, to }),
      ...(Object.keys(answers).length > 0 && { answers }),
    },
    agency: draft.agency || null,
    priority: draft.priority || null,
    offers: draft.offers,
  };
}
