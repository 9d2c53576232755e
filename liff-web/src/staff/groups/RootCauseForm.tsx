import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { ChronicPoint } from '../../shared/types';
import { ReasonField } from '../case/ReasonField';
import { g } from './text';

type Props = { point: ChronicPoint; onDone: () => Promise<void> };

/** Why it comes back and what is done about it. Done needs both, as the server has it. */
export function RootCauseForm({ point, onDone }: Props) {
  const { id } = point;
  const [open, setOpen] = useState(false);
  const [cause, setCause] = useState(point.cause ?? '');
  const [plan, setPlan] = useState(point.plan ?? '');
  const [dueOn, setDueOn] = useState(point.dueOn ?? '');
  const [missing, setMissing] = useState(false);
  const { busy, problem, run } = useWork();
  const save = (state: 'open' | 'done') => {
    const lacks = state === 'done' && !(cause.trim() && plan.trim());
    setMissing(lacks);
    if (lacks) return document.getElementById(cause.trim() ? `plan-${id}` : `cause-${id}`)?.focus();
    return run(async () => {
      const body = { cause: cause.trim(), plan: plan.trim(), ...(dueOn && { dueOn }), state };
      await ok(api.PATCH('/api/v1/staff/chronic-points/{id}', { params: { path: { id } }, body }));
      await onDone();
    });
  };
  return (
    <>
      <button
        type="button"
        class={open ? 'button small-button on' : 'button small-button'}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {g.chronic.task}
      </button>
      {open && (
        <form
          class="act"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save('open');
          }}
        >
          <ReasonField
            id={`cause-${id}`}
            label={g.chronic.cause}
            text={cause}
            missing={missing && !cause.trim()}
            onText={setCause}
          />
          <ReasonField
            id={`plan-${id}`}
            label={g.chronic.plan}
            text={plan}
            missing={missing && !plan.trim()}
            onText={setPlan}
          />
          <div class="question">
            <label class="label" for={`due-${id}`}>
              {g.chronic.dueOn}
            </label>
            <input
              id={`due-${id}`}
              class="narrow"
              type="date"
              value={dueOn}
              onInput={(event) => setDueOn(event.currentTarget.value)}
            />
          </div>
          {problem && <ProblemNote problem={problem} />}
          <div class="row">
            <button type="submit" class="button" aria-disabled={busy}>
              {point.state === 'open' ? g.chronic.save : g.chronic.reopen}
            </button>
            <button type="button" class="button primary" aria-disabled={busy} onClick={() => void save('done')}>
              {g.chronic.saveDone}
            </button>
          </div>
        </form>
      )}
    </>
  );
}
