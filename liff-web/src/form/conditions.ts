import type { Localized } from '../shared/settings';
import type { Answer, Answers, Form, Question } from '../shared/types';

type Wanted = readonly (string | number | boolean)[];

export const isEmpty = (answer: Answer | undefined) =>
  answer === undefined ||
  answer === false ||
  (typeof answer === 'string' && !answer.trim()) ||
  (Array.isArray(answer) && answer.length === 0);

function isOneOf(answer: Answer | undefined, wanted: Wanted): boolean {
  const given = Array.isArray(answer) ? answer : [answer];
  return given.some((value) => wanted.some((one) => String(one) === String(value)));
}

/** The questions to show: a condition on a question that is itself hidden is never met. */
export function shown(form: Form, answers: Answers): Question[] {
  const keys = new Set<string>();
  return form.questions.filter((question) => {
    const { showIf } = question;
    const isShown = !showIf || (keys.has(showIf.key) && isOneOf(answers[showIf.key], showIf.in));
    if (isShown) keys.add(question.key);
    return isShown;
  });
}

export const dangers = (form: Form, answers: Answers): Localized[] =>
  shown(form, answers).flatMap(({ key, stopIf }) =>
    stopIf && isOneOf(answers[key], stopIf.in) ? [stopIf.message] : [],
  );

/** What may be sent: no answers of hidden questions, no empty ones, no spaces around. */
export function toSend(form: Form, answers: Answers): Answers {
  const kept: Answers = {};
  for (const { key } of shown(form, answers)) {
    const answer = answers[key];
    if (answer === undefined || isEmpty(answer)) continue;
    kept[key] = typeof answer === 'string' ? answer.trim() : answer;
  }
  return kept;
}
