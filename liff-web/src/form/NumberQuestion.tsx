import { useState } from 'preact/hooks';
import type { Answer, Question } from '../shared/types';
import { describedBy, Frame } from './Frame';

type Props = {
  question: Question;
  answer: Answer | undefined;
  error?: string | undefined;
  onAnswer: (answer?: Answer) => void;
};

const THAI_ZERO = '๐'.charCodeAt(0);
const arabic = (text: string) => text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - THAI_ZERO));

export function NumberQuestion({ question, answer, error, onAnswer }: Props) {
  const [text, setText] = useState(answer === undefined ? '' : String(answer));
  return (
    <Frame question={question} error={error}>
      <input
        class="narrow"
        id={`i-${question.key}`}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        value={text}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(question, error)}
        aria-required={question.required || undefined}
        onInput={(event) => {
          const typed = event.currentTarget.value;
          setText(typed);
          const plain = arabic(typed).replace(/,/g, '').trim();
          // What is not a number is kept as typed, so that the check can point at it.
          onAnswer(plain === '' ? undefined : Number.isNaN(Number(plain)) ? typed : Number(plain));
        }}
      />
    </Frame>
  );
}
