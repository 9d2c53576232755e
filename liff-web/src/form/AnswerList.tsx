import { plainDate } from '../shared/dates';
import { say } from '../shared/language';
import { s } from '../shared/text';
import type { Answer, Answers, Form, Question } from '../shared/types';
import { isEmpty, shown } from './conditions';

/** An answer in words, by the version of the form that asked for it. */
export function inWords({ type, options }: Question, answer: Answer): string {
  const name = (value: unknown) => {
    const option = options?.find((one) => one.value === String(value));
    return option ? say(option.label) : String(value);
  };
  if (type === 'consent') return s.form.yes;
  if (type === 'date') return plainDate(String(answer));
  if (Array.isArray(answer)) return type === 'photo' ? String(answer.length) : answer.map(name).join(', ');
  if (typeof answer === 'object') return `${answer.lat.toFixed(5)}, ${answer.lng.toFixed(5)}`;
  return name(answer);
}

export function AnswerList({ form, answers }: { form: Form; answers: Answers }) {
  const answered = shown(form, answers).flatMap((question) => {
    const answer = answers[question.key];
    return answer === undefined || isEmpty(answer) ? [] : [{ question, answer }];
  });
  return (
    <dl class="facts">
      {answered.map(({ question, answer }) => (
        <div key={question.key}>
          <dt>{say(question.label)}</dt>
          <dd>{inWords(question, answer)}</dd>
        </div>
      ))}
    </dl>
  );
}
