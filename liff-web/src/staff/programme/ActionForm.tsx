import { useState } from 'preact/hooks';
import { api, newKey, ok } from '../../shared/api';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { PdcaQuarter } from '../../shared/types';
import { Field } from '../routing/fields';
import { p } from './text';

type Props = { quarter: string; onSaved: (one: PdcaQuarter) => void; onCancel: () => void };

export function ActionForm({ quarter, onSaved, onCancel }: Props) {
  const [key] = useState(newKey);
  const [draft, setDraft] = useState({ text: '', owner: '', dueOn: '' });
  const { busy, problem, run } = useWork();
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }));
  const save = () =>
    run(async () => {
      const body = { ...draft, personId: null, checkId: null, state: null, reason: null, version: null };
      const params = { path: { quarter }, header: { 'Idempotency-Key': key } };
      onSaved(await ok(api.POST('/api/v1/staff/programme/pdca/{quarter}/actions', { params, body })));
    });
  return (
    <form
      class="programme-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {problem && <ProblemNote problem={problem} />}
      <Field id="action-text" label={p.pdca.text}>
        <textarea
          id="action-text"
          rows={2}
          required
          maxLength={1000}
          value={draft.text}
          onInput={(event) => set({ text: event.currentTarget.value })}
        />
      </Field>
      <Field id="action-owner" label={p.owner}>
        <input
          id="action-owner"
          required
          maxLength={500}
          value={draft.owner}
          onInput={(event) => set({ owner: event.currentTarget.value })}
        />
      </Field>
      <Field id="action-due" label={p.pdca.due}>
        <input
          id="action-due"
          class="narrow"
          type="date"
          required
          min={quarter}
          value={draft.dueOn}
          onInput={(event) => set({ dueOn: event.currentTarget.value })}
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
