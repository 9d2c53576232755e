import { s } from '../shared/text';
import type { Question } from '../shared/types';
import { mostLetters } from './check';
import { describedBy, Frame } from './Frame';

type Props = {
  question: Question;
  answer: string;
  error?: string | undefined;
  onAnswer: (answer: string) => void;
  inputMode?: 'tel' | 'text';
};

const NEARLY_FULL = 100;

export function TextQuestion({ question, answer, error, onAnswer, inputMode }: Props) {
  const left = mostLetters(question) - answer.length;
  const shared = {
    id: `i-${question.key}`,
    value: answer,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy(question, error),
    'aria-required': question.required || undefined,
    onInput: (event: { currentTarget: { value: string } }) => onAnswer(event.currentTarget.value),
  };
  return (
    <Frame question={question} error={error}>
      {question.type === 'textarea' ? (
        <textarea {...shared} rows={3} />
      ) : (
        <input {...shared} type="text" inputMode={inputMode} autocomplete={inputMode === 'tel' ? 'tel' : undefined} />
      )}
      {left < NEARLY_FULL && (
        <p class="small" aria-live="polite">
          {s.form.left(left)}
        </p>
      )}
    </Frame>
  );
}
