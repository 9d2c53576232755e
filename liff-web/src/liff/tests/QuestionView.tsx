import type { Asked, Given } from './attempt';
import { x } from './text';

type Props = { question: Asked; answer: Given | undefined; onAnswer: (answer?: Given) => void };

/** One question with its answer, in rows to tap that fit the narrowest phone. */
export function QuestionView({ question, answer, onAnswer }: Props) {
  const name = `q-${question.id}`;
  if (question.kind === 'numeric' || question.kind === 'short') {
    const hint = question.kind === 'numeric' ? x.number : x.words;
    return (
      <div class="question">
        <label class="label test-text" for={name}>
          {question.text}
        </label>
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
        <input
          id={name}
          aria-describedby={`${name}-hint`}
          class="test-input"
          inputMode={question.kind === 'numeric' ? 'decimal' : 'text'}
          autocomplete="off"
          maxLength={500}
          value={typeof answer === 'string' ? answer : ''}
          onInput={(event) => onAnswer(event.currentTarget.value)}
        />
      </div>
    );
  }
  return (
    <fieldset class="question test-fields">
      <legend class="label test-text">{question.text}</legend>
      {question.kind === 'multiple' && <p class="hint">{x.several}</p>}
      {question.kind === 'matching' ? (
        <Pairs question={question} answer={answer} onAnswer={onAnswer} />
      ) : (
        <Rows question={question} answer={answer} onAnswer={onAnswer} />
      )}
    </fieldset>
  );
}

function Rows({ question, answer, onAnswer }: Props) {
  const several = question.kind === 'multiple';
  const rows: { value: string | boolean; text: string }[] =
    question.kind === 'true_false'
      ? [
          { value: true, text: x.yes },
          { value: false, text: x.no },
        ]
      : (question.options ?? []).map(({ key, text }) => ({ value: key, text }));
  const chosen = Array.isArray(answer) ? answer : [];
  const choose = (value: string | boolean, checked: boolean) => {
    if (!several) return onAnswer(value);
    onAnswer(checked ? [...chosen, String(value)] : chosen.filter((one) => one !== value));
  };
  return (
    <div class="options">
      {rows.map(({ value, text }) => (
        <label key={String(value)} class="option">
          <input
            type={several ? 'checkbox' : 'radio'}
            name={`q-${question.id}`}
            checked={several ? chosen.includes(String(value)) : answer === value}
            onChange={(event) => choose(value, event.currentTarget.checked)}
          />
          <span class="test-text">{text}</span>
        </label>
      ))}
    </div>
  );
}

function Pairs({ question, answer, onAnswer }: Props) {
  const pairs = typeof answer === 'object' && !Array.isArray(answer) ? answer : {};
  const choose = (pair: string, choice: string) => {
    const { [pair]: _, ...rest } = pairs;
    onAnswer(choice ? { ...rest, [pair]: choice } : rest);
  };
  return (
    <>
      {question.pairs?.map(({ key, text }) => (
        <div class="test-pair" key={key}>
          <label class="test-text" for={`q-${question.id}-${key}`}>
            {text}
          </label>
          <select
            id={`q-${question.id}-${key}`}
            class="test-input"
            value={pairs[key] ?? ''}
            onChange={(event) => choose(key, event.currentTarget.value)}
          >
            <option value="">{x.choose}</option>
            {question.choices?.map((choice) => (
              <option value={choice.key} key={choice.key}>
                {choice.text}
              </option>
            ))}
          </select>
        </div>
      ))}
    </>
  );
}
