import { useState } from 'preact/hooks';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import { useKept } from '../../shared/useKept';
import { g } from './text';

type Props = { id: string; freeUntil: string | null | undefined; onSend: (text: string) => Promise<void> };

export function AnswerForm({ id, freeUntil, onSend }: Props) {
  const [text, setText] = useKept(`answer:${id}`);
  const [missing, setMissing] = useState(false);
  const { busy, problem, run } = useWork();
  const free = freeUntil && Date.parse(freeUntil) > Date.now();
  const send = (event: Event) => {
    event.preventDefault();
    setMissing(!text.trim());
    if (!text.trim()) return document.getElementById(`answer-${id}`)?.focus();
    return run(async () => {
      await onSend(text.trim());
      setText('');
    });
  };
  return (
    <form noValidate onSubmit={send}>
      <div class={missing ? 'question has-error' : 'question'}>
        <label class="label" for={`answer-${id}`}>
          {g.messages.answer}
        </label>
        {missing && (
          <p class="error" id={`answer-${id}-error`}>
            {g.needed}
          </p>
        )}
        <textarea
          id={`answer-${id}`}
          rows={3}
          maxLength={1000}
          value={text}
          aria-invalid={missing || undefined}
          aria-describedby={missing ? `answer-${id}-error` : undefined}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <p class="small">{free ? g.messages.free : g.messages.later}</p>
      {problem && <ProblemNote problem={problem} />}
      <button type="submit" class="button primary" aria-disabled={busy}>
        {g.messages.send}
      </button>
    </form>
  );
}
