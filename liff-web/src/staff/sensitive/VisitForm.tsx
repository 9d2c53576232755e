import { useState } from 'preact/hooks';
import { api, newKey, ok } from '../../shared/api';
import { dayAndClock, plainDate } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import { Field } from './Field';
import { w } from './text';
import type { Outcome } from './types';

/** What a date field holds is Bangkok's time, wherever the computer thinks it is. */
const bangkok = (local: string) => new Date(`${local}:00+07:00`).toISOString();

const outcomes: Outcome[] = ['helped', 'referred', 'absent', 'refused'];

export function VisitForm({ id, onDone }: { id: string; onDone: () => Promise<void> }) {
  const [at, setAt] = useState('');
  const [note, setNote] = useState('');
  const [outcome, setOutcome] = useState<Outcome>('helped');
  const [followUpOn, setFollowUpOn] = useState('');
  const [tried, setTried] = useState(false);
  const [key, setKey] = useState(newKey);
  const { busy, problem, run } = useWork();
  // Another visit than the one that may have been sent already.
  const changed =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setKey(newKey());
    };
  const save = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (!note.trim()) return document.getElementById('visit-note')?.focus();
    return run(async () => {
      const body = {
        note: note.trim(),
        outcome,
        ...(at && { visitedAt: bangkok(at) }),
        ...(followUpOn && { followUpOn }),
      };
      const params = { path: { id }, header: { 'Idempotency-Key': key } };
      await ok(api.POST('/api/v1/staff/incidents/{id}/plan/visits', { params, body }));
      await onDone();
    });
  };
  return (
    <form noValidate onSubmit={save} class="act">
      <Field
        id="visit-at"
        label={w.visit.at}
        type="datetime-local"
        optional
        value={at}
        hint={at ? dayAndClock(bangkok(at)) : undefined}
        onValue={changed(setAt)}
      />
      <Field
        id="visit-note"
        label={w.visit.note}
        type="textarea"
        most={2000}
        value={note}
        error={tried && !note.trim() ? w.plan.needed : undefined}
        onValue={changed(setNote)}
      />
      <fieldset class="question">
        <legend class="label">{w.visit.outcome}</legend>
        <div class="options">
          {outcomes.map((one) => (
            <label key={one} class="option">
              <input type="radio" name="outcome" checked={outcome === one} onChange={() => changed(setOutcome)(one)} />
              <span>{w.visit.outcomes[one]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Field
        id="visit-next"
        label={w.plan.followUpOn}
        type="date"
        optional
        value={followUpOn}
        hint={followUpOn ? plainDate(followUpOn) : w.plan.reminder}
        onValue={changed(setFollowUpOn)}
      />
      {problem && <ProblemNote problem={problem} />}
      <button type="submit" class="button primary" aria-disabled={busy}>
        {w.visit.save}
      </button>
    </form>
  );
}
