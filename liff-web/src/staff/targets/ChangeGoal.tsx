import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { Target } from '../../shared/types';
import { Field } from '../routing/fields';
import { g } from './text';

/** The head's: another goal, or another way to judge, as a new version. */
export function ChangeGoal({
  target: { code, version, definition, waysToJudge },
  onDone,
  onCancel,
}: {
  target: Target;
  onDone: () => void;
  onCancel: () => void;
}) {
  const [goal, setGoal] = useState(definition.goal == null ? '' : String(definition.goal));
  const [judged, setJudged] = useState(definition.judged ?? null);
  const [reason, setReason] = useState('');
  const { busy, problem, run } = useWork();
  const id = (name: string) => `${code}-${name}`;
  const save = () =>
    run(async () => {
      const body = { goal: goal.trim() ? Number(goal) : null, judged, reason, version };
      await ok(api.PUT('/api/v1/staff/reports/targets/{code}', { params: { path: { code } }, body }));
      onDone();
    });

  return (
    <form
      class="target-change"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {problem && <ProblemNote problem={problem} />}
      <p class="small">{g.changeHint}</p>
      <Field id={id('goal')} label={g.newGoal(say(definition.unit))}>
        <input
          id={id('goal')}
          class="narrow"
          type="number"
          min="0"
          step="any"
          value={goal}
          onInput={(event) => setGoal(event.currentTarget.value)}
        />
      </Field>
      {waysToJudge.length > 0 && (
        <Field id={id('judged')} label={g.judgedBy}>
          <select id={id('judged')} value={judged ?? ''} onChange={(event) => setJudged(event.currentTarget.value)}>
            {waysToJudge.map((way) => (
              <option key={way} value={way}>
                {g.judged[way]}
              </option>
            ))}
          </select>
        </Field>
      )}
      <Field id={id('reason')} label={g.reason}>
        <textarea
          id={id('reason')}
          rows={2}
          maxLength={500}
          required
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </Field>
      <div class="row">
        <button type="submit" class="button primary" aria-disabled={busy}>
          {g.save}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {g.cancel}
        </button>
      </div>
    </form>
  );
}
