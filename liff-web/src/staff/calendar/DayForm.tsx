import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import type { ReportDay } from '../../shared/types';
import { Field } from '../routing/fields';
import { k } from './text';

type Props = { day: ReportDay; onSaved: () => void; onCancel: () => void };

export function DayForm({ day: { id, role, personId, doneAt, note }, onSaved, onCancel }: Props) {
  const officers = useResource(() => ok(api.GET('/api/v1/staff/officers')), []);
  const [draft, setDraft] = useState({ done: doneAt != null, personId: personId ?? '', note: note ?? '' });
  const { busy, problem, run } = useWork();
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }));
  const failed = problem ?? officers.problem;
  const save = () =>
    run(async () => {
      const body = { done: draft.done, personId: draft.personId || null, note: draft.note.trim() || null };
      await ok(api.PUT('/api/v1/staff/programme/calendar/{id}', { params: { path: { id } }, body }));
      onSaved();
    });
  return (
    <form
      class="panel"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {failed && <ProblemNote problem={failed} />}
      <label class="option">
        <input type="checkbox" checked={draft.done} onChange={(event) => set({ done: event.currentTarget.checked })} />
        <span>{k.done}</span>
      </label>
      <Field id={`${id}-who`} label={k.who}>
        <select
          id={`${id}-who`}
          value={draft.personId}
          onChange={(event) => set({ personId: event.currentTarget.value })}
        >
          <option value="">{k.everybody(k.roles[role] ?? role)}</option>
          {officers.data?.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </Field>
      <Field id={`${id}-note`} label={k.note}>
        <input
          id={`${id}-note`}
          maxLength={500}
          value={draft.note}
          onInput={(event) => set({ note: event.currentTarget.value })}
        />
      </Field>
      <div class="row">
        <button type="submit" class="button primary" aria-disabled={busy}>
          {k.save}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {k.cancel}
        </button>
      </div>
    </form>
  );
}
