import { s } from '../shared/text';
import type { Answer, Answers, Form, Question } from '../shared/types';
import { isEmpty, shown } from './conditions';

export type Errors = Record<string, string>;

const MOST_TEXT = 500;
const MOST_TEXTAREA = 4000;

export const mostLetters = (question: Question) =>
  question.maxLength ?? (question.type === 'textarea' ? MOST_TEXTAREA : MOST_TEXT);

/** One text per question that cannot be sent as it is. The server has the last word. */
export function check(form: Form, answers: Answers): Errors {
  const errors: Errors = {};
  for (const question of shown(form, answers)) {
    const error = checkOne(question, answers[question.key]);
    if (error) errors[question.key] = error;
  }
  return errors;
}

function checkOne(question: Question, answer: Answer | undefined): string | undefined {
  if (answer === undefined || isEmpty(answer))
    return question.required ? (question.type === 'consent' ? s.form.consent : s.form.required) : undefined;
  if (question.type === 'number') return checkNumber(question, answer);
  if (question.type === 'date') return checkDate(String(answer));
  if (typeof answer === 'string' && (question.type === 'text' || question.type === 'textarea'))
    return answer.trim().length > mostLetters(question) ? s.form.long(mostLetters(question)) : undefined;
  return undefined;
}

function checkNumber({ min, max }: Question, answer: Answer): string | undefined {
  if (typeof answer !== 'number' || !Number.isFinite(answer)) return s.form.number;
  if (min != null && answer < min) return s.form.min(min);
  if (max != null && answer > max) return s.form.max(max);
  return undefined;
}

function checkDate(answer: string): string | undefined {
  const parsed = new Date(`${answer}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== answer ? s.form.date : undefined;
}
