import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { plainDate } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { PdcaAction, PdcaQuarter } from '../../shared/types';
import { Field } from '../routing/fields';
import { p } from './text';

const LOOKS: Record<string, string> = { done: 'is-good', open: 'is-asking', carried: 'is-new', dropped: 'is-ended' };

/** One action and its answer: done, carried over with a reason, or dropped with one. */
export function ActionLine({
  action,
  works,
  onChange,
}: {
  action: PdcaAction;
  works: boolean;
  onChange: (one: PdcaQuarter) => void;
}) {
  const [answering, setAnswering] = useState(false);
  const [state, setState] = useState('done');
  const [reason, setReason] = useState('');
  const { busy, problem, run } = useWork();
  const { id, text, owner, personId, dueOn, checkId, version } = action;
  const save = () =>
    run(async () => {
      const body = { text, owner, personId, dueOn, checkId, version, state, reason: reason.trim() || null };
      onChange(await ok(api.PUT('/api/v1/staff/programme/pdca/actions/{id}', { params: { path: { id } }, body })));
    });
  return (
    <li>
      <p>
        {text} <span class={`status ${LOOKS[action.state]}`}>{p.answers[action.state]}</span>{' '}
        {action.late && <span class="late">{p.late}</span>}
      </p>
      <p class="small">
        {owner}
        {action.person && ` (${action.person})`} · {p.pdca.dueOn(plainDate(dueOn))}
        {action.carriedFrom && ` · ${p.pdca.carriedIn}`}
      </p>
      {action.reason && <p class="note">{action.reason}</p>}
      {works && action.state === 'open' && !answering && (
        <button type="button" class="button small-button" onClick={() => setAnswering(true)}>
          {p.pdca.answer}
        </button>
      )}
      {answering && (
        <form
          class="programme-form"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          {problem && <ProblemNote problem={problem} />}
          <Field id={`${id}-state`} label={p.pdca.answer}>
            <select id={`${id}-state`} value={state} onChange={(event) => setState(event.currentTarget.value)}>
              {['done', 'carried', 'dropped'].map((one) => (
                <option key={one} value={one}>
                  {p.answers[one]}
                </option>
              ))}
            </select>
          </Field>
          {state !== 'done' && (
            <Field id={`${id}-reason`} label={p.pdca.reason}>
              <textarea
                id={`${id}-reason`}
                rows={2}
                required
                maxLength={1000}
                value={reason}
                onInput={(event) => setReason(event.currentTarget.value)}
              />
            </Field>
          )}
          <div class="row">
            <button type="submit" class="button primary" aria-disabled={busy}>
              {p.save}
            </button>
            <button type="button" class="button" onClick={() => setAnswering(false)}>
              {p.cancel}
            </button>
          </div>
        </form>
      )}
    </li>
  );
}
