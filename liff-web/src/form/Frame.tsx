import type { ComponentChildren } from 'preact';
import { say } from '../shared/language';
import { s } from '../shared/text';
import type { Question } from '../shared/types';

type Props = { question: Question; error?: string | undefined; group?: boolean; children: ComponentChildren };

export const describedBy = (question: Question, error?: string) =>
  [question.hint && `h-${question.key}`, error && `e-${question.key}`].filter(Boolean).join(' ') || undefined;

/** What surrounds every question: its label, its hint, and what is wrong with the answer. */
export function Frame({ question, error, group, children }: Props) {
  const name = (
    <>
      {say(question.label)} {!question.required && <span class="optional">{s.form.optional}</span>}
    </>
  );
  const rest = (
    <>
      {question.hint && (
        <p class="hint" id={`h-${question.key}`}>
          {say(question.hint)}
        </p>
      )}
      {error && (
        <p class="error" id={`e-${question.key}`}>
          {error}
        </p>
      )}
      {children}
    </>
  );
  const style = error ? 'question has-error' : 'question';
  return group ? (
    <fieldset class={style} id={`q-${question.key}`} aria-describedby={describedBy(question, error)}>
      <legend class="label">{name}</legend>
      {rest}
    </fieldset>
  ) : (
    <div class={style} id={`q-${question.key}`}>
      <label class="label" for={`i-${question.key}`}>
        {name}
      </label>
      {rest}
    </div>
  );
}
