import { plainDate, today } from '../shared/dates';
import { s } from '../shared/text';
import type { Answer, Question } from '../shared/types';
import { describedBy, Frame } from './Frame';

type Props = {
  question: Question;
  answer: Answer | undefined;
  error?: string | undefined;
  onAnswer: (answer?: Answer) => void;
};

const DAY = 86_400_000;

export function DateQuestion({ question, answer, error, onAnswer }: Props) {
  const value = typeof answer === 'string' ? answer : '';
  const near = [
    { name: s.form.today, date: today() },
    { name: s.form.yesterday, date: today(Date.now() - DAY) },
  ];
  return (
    <Frame question={question} error={error}>
      <div class="row">
        {near.map(({ name, date }) => (
          <button key={date} type="button" class="chip" aria-pressed={value === date} onClick={() => onAnswer(date)}>
            {name}
          </button>
        ))}
        <input
          class="narrow"
          id={`i-${question.key}`}
          type="date"
          value={value}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(question, error)}
          onInput={(event) => onAnswer(event.currentTarget.value || undefined)}
        />
      </div>
      {value && <p class="small">{plainDate(value)}</p>}
    </Frame>
  );
}
