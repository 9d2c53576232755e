import { useState } from 'preact/hooks';
import { api, newKey, ok } from '../../shared/api';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { Activity, Programme } from '../../shared/types';
import { Field } from '../routing/fields';
import { p } from './text';

/** A new activity, or another plan or progress of one. */
export function ActivityForm({
  programme: { id, phases, startsOn, endsOn, state: approval },
  known,
  onSaved,
  onCancel,
}: {
  programme: Programme;
  known?: Activity;
  onSaved: (one: Programme) => void;
  onCancel: () => void;
}) {
  const [key] = useState(newKey);
  const [draft, setDraft] = useState({
    phase: known?.phase ?? 1,
    title: known?.title ?? '',
    startsOn: known?.startsOn ?? startsOn,
    endsOn: known?.endsOn ?? startsOn,
    owner: known?.owner ?? '',
    budget: known?.budget == null ? '' : String(known.budget),
    state: known?.state ?? 'planned',
  });
  const { busy, problem, run } = useWork();
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }));
  const field = (name: string) => `${known?.id ?? 'new'}-${name}`;
  const save = () =>
    run(async () => {
      const body = {
        ...draft,
        budget: draft.budget ? Number(draft.budget) : null,
        personId: known?.personId ?? null,
        version: known?.version ?? null,
      };
      const header = { 'Idempotency-Key': key };
      onSaved(
        await ok(
          known
            ? api.PUT('/api/v1/staff/programme/activities/{id}', { params: { path: { id: known.id } }, body })
            : api.POST('/api/v1/staff/programme/{id}/activities', { params: { path: { id }, header }, body }),
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
      {approval === 'approved' && <p class="small">{p.redraft}</p>}
      <Field id={field('state')} label={p.state}>
        <select id={field('state')} value={draft.state} onChange={(event) => set({ state: event.currentTarget.value })}>
          {Object.entries(p.progress).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Field id={field('title')} label={p.name}>
        <textarea
          id={field('title')}
          rows={2}
          required
          maxLength={500}
          value={draft.title}
          onInput={(event) => set({ title: event.currentTarget.value })}
        />
      </Field>
      <Field id={field('phase')} label={p.phase}>
        <select
          id={field('phase')}
          value={draft.phase}
          onChange={(event) => set({ phase: Number(event.currentTarget.value) })}
        >
          {phases.map((name, index) => (
            <option key={name} value={index + 1}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <div class="programme-dates">
        {(['startsOn', 'endsOn'] as const).map((name) => (
          <Field key={name} id={field(name)} label={p[name]}>
            <input
              id={field(name)}
              type="date"
              required
              min={startsOn}
              max={endsOn}
              value={draft[name]}
              onInput={(event) => set({ [name]: event.currentTarget.value })}
            />
          </Field>
        ))}
      </div>
      <Field id={field('owner')} label={p.owner}>
        <input
          id={field('owner')}
          required
          maxLength={500}
          value={draft.owner}
          onInput={(event) => set({ owner: event.currentTarget.value })}
        />
      </Field>
      <Field id={field('budget')} label={p.money}>
        <input
          id={field('budget')}
          class="narrow"
          type="number"
          min="0"
          step="0.01"
          value={draft.budget}
          onInput={(event) => set({ budget: event.currentTarget.value })}
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
