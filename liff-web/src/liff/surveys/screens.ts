import { shown } from '../../form/conditions';
import type { Localized } from '../../shared/settings';
import type { Answers, Form, Question } from '../../shared/types';

export type Screen = { key: string; label?: Localized; questions: Question[] };

/** One screen for each section that has something to ask; a form without sections is one screen. */
export function screensOf(form: Form, answers: Answers): Screen[] {
  // What is asked follows from the whole form, so each screen can show its questions as they are.
  const asked = shown(form, answers).map(({ showIf: _, ...question }) => question);
  const sections = form.sections ?? [];
  if (sections.length === 0) return [{ key: '', questions: asked }];
  return sections
    .map(({ key, label }) => ({ key, label, questions: asked.filter(({ section }) => section === key) }))
    .filter(({ questions }) => questions.length > 0);
}

/** Another device's newer answers with this one's own changes on top. */
export function merged(newer: Answers, mine: Answers, changed: Iterable<string>): Answers {
  const result = { ...newer };
  for (const key of changed) {
    const answer = mine[key];
    if (answer === undefined) delete result[key];
    else result[key] = answer;
  }
  return result;
}
