import { useState } from 'preact/hooks';
import { api, newKey, ok } from '../../shared/api';
import { dayAndClock } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { Activity, Programme } from '../../shared/types';
import { Field } from '../routing/fields';
import { ActivityForm } from './ActivityForm';
import { p } from './text';

/** What shows that it was done; whoever works on it says how far it is and adds to it. */
export function ActivityDetails({
  activity,
  programme,
  works,
  onChange,
}: {
  activity: Activity;
  programme: Programme;
  works: boolean;
  onChange: (one: Programme) => void;
}) {
  const [open, setOpen] = useState<'edit' | 'evidence'>();
  const saved = (one: Programme) => {
    setOpen(undefined);
    onChange(one);
  };
  return (
    <details class="gantt-details">
      <summary>
        {p.details} ({activity.evidence.length})
      </summary>
      {activity.evidence.length === 0 && <p class="small">{p.noEvidence}</p>}
      <ul class="plain lines">
        {activity.evidence.map((one) => (
          <li key={one.id}>
            <span>
              {one.kind === 'link' && one.reference ? (
                <a href={one.reference} rel="noopener noreferrer" target="_blank">
                  {one.reference}
                </a>
              ) : (
                one.reference
              )}{' '}
              {one.note}
            </span>
            <span class="tag">{p.kinds[one.kind]}</span>
            <small>
              {one.by} · {dayAndClock(one.at)}
            </small>
          </li>
        ))}
      </ul>
      {works && !open && (
        <div class="row">
          <button type="button" class="button small-button" onClick={() => setOpen('edit')}>
            {p.edit}
          </button>
          <button type="button" class="button small-button" onClick={() => setOpen('evidence')}>
            {p.addEvidence}
          </button>
        </div>
      )}
      {open === 'edit' && (
        <ActivityForm programme={programme} known={activity} onSaved={saved} onCancel={() => setOpen(undefined)} />
      )}
      {open === 'evidence' && <EvidenceForm activity={activity} onSaved={saved} onCancel={() => setOpen(undefined)} />}
    </details>
  );
}

function EvidenceForm({
  activity: { id },
  onSaved,
  onCancel,
}: {
  activity: Activity;
  onSaved: (one: Programme) => void;
  onCancel: () => void;
}) {
  const [key] = useState(newKey);
  const [draft, setDraft] = useState({ kind: 'link', reference: '', note: '' });
  const { busy, problem, run } = useWork();
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }));
  const save = () =>
    run(async () => {
      const body = { kind: draft.kind, reference: draft.reference || null, note: draft.note || null };
      const header = { 'Idempotency-Key': key };
      onSaved(
        await ok(
          api.POST('/api/v1/staff/programme/activities/{id}/evidence', { params: { path: { id }, header }, body }),
        ),
      );
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
      <Field id={`${id}-kind`} label={p.kind}>
        <select id={`${id}-kind`} value={draft.kind} onChange={(event) => set({ kind: event.currentTarget.value })}>
          {Object.entries(p.kinds).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Field id={`${id}-reference`} label={p.reference}>
        <input
          id={`${id}-reference`}
          maxLength={500}
          value={draft.reference}
          onInput={(event) => set({ reference: event.currentTarget.value })}
        />
      </Field>
      <Field id={`${id}-words`} label={p.words}>
        <textarea
          id={`${id}-words`}
          rows={2}
          maxLength={2000}
          value={draft.note}
          onInput={(event) => set({ note: event.currentTarget.value })}
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
