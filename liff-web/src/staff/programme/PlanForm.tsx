import { useState } from 'preact/hooks';
import { api, newKey, ok } from '../../shared/api';
import { today } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { Programme } from '../../shared/types';
import { Field } from '../routing/fields';
import { p } from './text';

/** A programme's name, period and phases. */
export function PlanForm({
  known,
  onSaved,
  onCancel,
}: {
  known: Programme | undefined;
  onSaved: (one: Programme) => void;
  onCancel: () => void;
}) {
  const [key] = useState(newKey);
  const [draft, setDraft] = useState({
    title: known?.title ?? '',
    startsOn: known?.startsOn ?? today(),
    endsOn: known?.endsOn ?? today(),
    phases: known?.phases.join('\n') ?? '',
  });
  const { busy, problem, run } = useWork();
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }));
  const save = () =>
    run(async () => {
      const phases = draft.phases.split('\n').filter((phase) => phase.trim());
      const body = { ...draft, phases, version: known?.version ?? null };
      const header = { 'Idempotency-Key': key };
      onSaved(
        await ok(
          known
            ? api.PUT('/api/v1/staff/programme/{id}', { params: { path: { id: known.id } }, body })
            : api.POST('/api/v1/staff/programme', { params: { header }, body }),
        ),
      );
    });
  return (
    <form
      class="programme-form panel"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {problem && <ProblemNote problem={problem} />}
      {known?.state === 'approved' && <p class="small">{p.redraft}</p>}
      <Field id="plan-title" label={p.name}>
        <textarea
          id="plan-title"
          rows={2}
          required
          maxLength={500}
          value={draft.title}
          onInput={(event) => set({ title: event.currentTarget.value })}
        />
      </Field>
      <div class="programme-dates">
        {(['startsOn', 'endsOn'] as const).map((name) => (
          <Field key={name} id={`plan-${name}`} label={p[name]}>
            <input
              id={`plan-${name}`}
              type="date"
              required
              value={draft[name]}
              onInput={(event) => set({ [name]: event.currentTarget.value })}
            />
          </Field>
        ))}
      </div>
      <Field id="plan-phases" label={p.phases}>
        <textarea
          id="plan-phases"
          rows={4}
          required
          value={draft.phases}
          onInput={(event) => set({ phases: event.currentTarget.value })}
        />
      </Field>
      <div class="row">
        <button type="submit" class="button primary" aria-disabled={busy}>
          {p.save}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {p.cancel}
        </button>
      </div>
    </form>
  );
}
