import { say } from '../../shared/language';
import type { Question } from '../../shared/types';
import { Choices } from './fields';
import { r } from './text';

type Answers = Record<string, string[]>;
type Props = { questions: Question[]; answers: Answers; onChange: (answers: Answers) => void };

/** Questions of the chosen categories’ forms, folded away: there are many. */
export function AnswerPicker({ questions, answers, onChange }: Props) {
  return (
    <fieldset class="question">
      <legend class="label">{r.form.answers}</legend>
      <p class="hint">{r.form.answersHint}</p>
      {questions.map(({ key, label, options }) => {
        const chosen = answers[key] ?? [];
        return (
          <details key={key} class="more">
            <summary>
              {say(label)} {chosen.length > 0 && <small>{r.form.chosen(chosen.length)}</small>}
            </summary>
            <Choices
              legend={say(label)}
              named
              options={(options ?? []).map((option) => ({ value: option.value, name: say(option.label) }))}
              chosen={chosen}
              onChoose={(values) => onChange({ ...answers, [key]: values })}
            />
          </details>
        );
      })}
    </fieldset>
  );
}
