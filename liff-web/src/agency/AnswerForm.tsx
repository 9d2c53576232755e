import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../shared/Icon';
import { ProblemNote } from '../shared/ProblemNote';
import type { LinkView } from '../shared/types';
import { type Draft, lacks, onItsWay, stepsOf } from './answers';
import { Question } from './Question';
import { t } from './text';
import type { useAnswer } from './useAnswer';

type Props = { view: LinkView; answer: ReturnType<typeof useAnswer>; draft: Draft };

/** One question at a time, and nothing called saved before the server has it. */
export function AnswerForm({ view, answer, draft }: Props) {
  const { busy, problem, waits, change, send, drop } = answer;
  const [missing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const steps = stepsOf(draft.act);
  const step = steps[draft.step];
  const last = draft.step >= steps.length - 1;
  useEffect(() => form.current?.querySelector('h2')?.focus(), [draft.step, draft.act]);

  const go = (to: number) => {
    setMissing(false);
    change(() => ({ step: to, sending: false }));
  };
  const onward = (event: Event) => {
    event.preventDefault();
    const bare = step !== undefined && lacks(step, draft, view.assignment.incident.evidence);
    setMissing(bare);
    if (bare) return form.current?.querySelector<HTMLElement>('textarea, input, [tabindex]')?.focus();
    return last ? send() : go(draft.step + 1);
  };

  return (
    <form noValidate class="act" ref={form} onSubmit={onward}>
      <h2 tabIndex={-1}>{t.act[draft.act]}</h2>
      {steps.length > 1 && <p class="small">{t.step(draft.step + 1, steps.length)}</p>}
      {step && !waits && <Question view={view} draft={draft} step={step} missing={missing} onChange={change} />}
      <div role="status">
        {busy && <p>{t.sending}</p>}
        {waits && !busy && (
          <p class="note warn">
            <Icon name="clock" /> {t.waiting}
          </p>
        )}
      </div>
      {problem && !waits && <ProblemNote problem={problem} />}
      <button type="submit" class="button primary wide" aria-disabled={busy || (!waits && onItsWay(draft))}>
        {waits ? t.tryNow : last ? (draft.act === 'ask' ? t.send.ask : t.send.answer) : t.next}
      </button>
      <button
        type="button"
        class="button wide"
        aria-disabled={busy}
        onClick={() => !busy && (draft.step > 0 ? go(draft.step - 1) : drop())}
      >
        {t.back}
      </button>
    </form>
  );
}
