import { say } from '../shared/language';
import { s } from '../shared/text';
import type { Answer, Question } from '../shared/types';
import { Frame } from './Frame';

type Props = {
  question: Question;
  answer: Answer | undefined;
  error?: string | undefined;
  onAnswer: (answer?: Answer) => void;
};
type Row = { value: string | number; name: string };

/** Thai letters that still fit half the narrowest phone beside their mark. */
const SHORT = 15;

/** The answer of somebody without an opinion. */
const NONE = 'none';

function rowsOf({ type, options, min, max, noOpinion }: Question): Row[] {
  if (type !== 'scale') return (options ?? []).map(({ value, label }) => ({ value, name: say(label) }));
  const least = min ?? 1;
  const points: Row[] = Array.from({ length: (max ?? 5) - least + 1 }, (_, index) => {
    const named = options?.find(({ value }) => Number(value) === least + index);
    return { value: least + index, name: named ? `${least + index} ${say(named.label)}` : String(least + index) };
  });
  // A scale that is written from its best end is shown so.
  if (Number(options?.[0]?.value) > Number(options?.at(-1)?.value)) points.reverse();
  return noOpinion ? [...points, { value: NONE, name: say(noOpinion) }] : points;
}

/** choice, choices, scale and consent: rows to tap, stacked, so that a scale fits the narrowest phone. */
export function ChoiceQuestion({ question, answer, error, onAnswer }: Props) {
  const several = question.type === 'choices';
  const consent = question.type === 'consent';
  const rows: Row[] = consent ? [{ value: 'true', name: s.form.yes }] : rowsOf(question);
  const chosen = Array.isArray(answer) ? answer : [];
  const isChosen = (value: string | number) =>
    consent ? answer === true : several ? chosen.includes(String(value)) : answer === value;

  const choose = (value: string | number, checked: boolean) => {
    if (consent) return onAnswer(checked || undefined);
    if (!several) return onAnswer(value);
    const next = checked ? [...chosen, String(value)] : chosen.filter((one) => one !== value);
    return onAnswer(next.length > 0 ? next : undefined);
  };
  const short = question.type !== 'scale' && rows.length > 2 && rows.every(({ name }) => name.length <= SHORT);
  return (
    <Frame question={question} error={error} group>
      {several && !question.hint && <p class="hint">{s.form.several}</p>}
      <div class={short ? 'options short' : 'options'}>
        {rows.map(({ value, name }) => (
          <label key={value} class="option">
            <input
              type={several || consent ? 'checkbox' : 'radio'}
              name={`i-${question.key}`}
              value={value}
              checked={isChosen(value)}
              onChange={(event) => choose(value, event.currentTarget.checked)}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </Frame>
  );
}
