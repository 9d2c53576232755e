import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { plainDate } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import { Field } from './Field';
import { w } from './text';
import type { WholePlan } from './types';

type Props = { id: string; whole: WholePlan; onDone: () => Promise<void>; onReload: () => Promise<void> };

const needed = ['what', 'plannedOn', 'place', 'byWhom'] as const;

export function PlanForm({ id, whole: { version, plan }, onDone, onReload }: Props) {
  const [told, setTold] = useState({
    what: plan?.what ?? '',
    plannedOn: plan?.plannedOn ?? '',
    place: plan?.place ?? '',
    byWhom: plan?.byWhom ?? '',
    resources: plan?.resources ?? '',
    followUpOn: plan?.followUpOn ?? '',
    finished: plan?.state === 'done',
  });
  const [tried, setTried] = useState(false);
  const { busy, problem, run } = useWork();
  const missing = needed.filter((name) => !told[name].trim());
  const save = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (missing[0]) return document.getElementById(`plan-${missing[0]}`)?.focus();
    return run(async () => {
      const { finished, resources, followUpOn, ...given } = told;
      const body = {
        ...given,
        version,
        resources: resources.trim() || null,
        followUpOn: followUpOn || null,
        state: finished ? 'done' : 'open',
      };
      await ok(api.PUT('/api/v1/staff/incidents/{id}/plan', { params: { path: { id } }, body }));
      await onDone();
    });
  };
  const field = (name: Exclude<keyof typeof told, 'finished'>) => ({
    id: `plan-${name}`,
    label: w.plan[name],
    value: told[name],
    error: tried && (needed as readonly string[]).includes(name) && !told[name].trim() ? w.plan.needed : undefined,
    onValue: (value: string) => setTold((before) => ({ ...before, [name]: value })),
  });
  const inWords = (date: string) => (date ? plainDate(date) : undefined);

  return (
    <form noValidate onSubmit={save} class="act">
      <Field {...field('what')} type="textarea" most={2000} />
      <Field {...field('plannedOn')} type="date" hint={inWords(told.plannedOn)} />
      <Field {...field('place')} />
      <Field {...field('byWhom')} />
      <Field {...field('resources')} type="textarea" most={2000} optional />
      <Field {...field('followUpOn')} type="date" optional hint={inWords(told.followUpOn) ?? w.plan.reminder} />
      <label class="option">
        <input
          type="checkbox"
          checked={told.finished}
          onChange={(event) => {
            const finished = event.currentTarget.checked;
            setTold((before) => ({ ...before, finished }));
          }}
        />
        <span>{w.plan.finished}</span>
      </label>
      {problem?.code === 'stale_version' ? (
        <div class="note" role="alert">
          <p>{w.plan.stale}</p>
          <button type="button" class="button small-button" onClick={() => void onReload()}>
            {w.plan.latest}
          </button>
        </div>
      ) : (
        problem && <ProblemNote problem={problem} />
      )}
      <button type="submit" class="button primary" aria-disabled={busy}>
        {w.plan.save}
      </button>
    </form>
  );
}
