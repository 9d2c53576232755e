import { useState } from 'preact/hooks';
import { api, newKey, ok } from '../../shared/api';
import { PhotoPicker } from '../../shared/PhotoPicker';
import { ProblemNote } from '../../shared/ProblemNote';
import { dayAndClock } from '../../shared/dates';
import { type DraftPhoto, MOST_PHOTOS } from '../../shared/photo';
import { useWork } from '../../shared/resource';
import { s } from '../../shared/text';
import type { AssignmentStatus, CaseAssignment } from '../../shared/types';
import { useKept } from '../../shared/useKept';
import { t } from '../text';
import { needsNote, nextSteps } from './moves';
import { ReasonField } from './ReasonField';

/** What a date field holds is Bangkok's time, wherever the computer thinks it is. */
const bangkok = (local: string) => new Date(`${local}:00+07:00`).toISOString();

/** The division answers for its own work in the same words as an agency. */
export function OwnUpdateForm({ assignment, onDone }: { assignment: CaseAssignment; onDone: () => Promise<void> }) {
  const { id } = assignment;
  const steps = nextSteps(assignment.status);
  const [status, setStatus] = useState<AssignmentStatus | undefined>(steps[0]);
  const [note, setNote] = useKept(`own:${id}`);
  const [planned, setPlanned] = useState('');
  const [photos, setPhotos] = useState<DraftPhoto[]>([]);
  const [missing, setMissing] = useState(false);
  const { busy, problem, run } = useWork();
  const save = (event: Event) => {
    event.preventDefault();
    if (!status) return;
    setMissing(needsNote(status) && !note.trim());
    if (needsNote(status) && !note.trim()) return document.getElementById(`own-${id}`)?.focus();
    return run(async () => {
      const body = {
        updateId: newKey(),
        status,
        ...(note.trim() && { note: note.trim() }),
        ...(status === 'scheduled' && planned && { scheduledFor: bangkok(planned) }),
        ...(photos.length > 0 && { photoIds: photos.flatMap((photo) => (photo.id ? [photo.id] : [])) }),
      };
      await ok(api.POST('/api/v1/staff/assignments/{id}/updates', { params: { path: { id } }, body }));
      setNote('');
      await onDone();
    });
  };
  return (
    <form noValidate onSubmit={save} class="act">
      <fieldset class="question">
        <legend class="label">{t.case.update}</legend>
        <div class="options">
          {steps.map((step) => (
            <label key={step} class="option">
              <input type="radio" name={`step-${id}`} checked={status === step} onChange={() => setStatus(step)} />
              <span>{s.assignment[step]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {status === 'scheduled' && (
        <div class="question">
          <label class="label" for={`planned-${id}`}>
            {t.case.scheduledFor}
          </label>
          <input
            id={`planned-${id}`}
            type="datetime-local"
            value={planned}
            onInput={(event) => setPlanned(event.currentTarget.value)}
          />
          {planned && <p class="small">{dayAndClock(bangkok(planned))}</p>}
        </div>
      )}
      <ReasonField
        id={`own-${id}`}
        label={t.case.updateNote}
        text={note}
        missing={missing && !note.trim()}
        rows={2}
        onText={setNote}
      />
      <fieldset class="question">
        <legend class="label">{t.case.evidence}</legend>
        <PhotoPicker photos={photos} most={MOST_PHOTOS} purpose="evidence" onChange={setPhotos} />
      </fieldset>
      {problem && <ProblemNote problem={problem} />}
      <button
        type="submit"
        class="button primary"
        aria-disabled={busy || photos.some(({ state }) => state === 'sending')}
      >
        {t.case.save}
      </button>
    </form>
  );
}
