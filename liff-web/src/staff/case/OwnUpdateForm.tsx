import { useState } from 'preact/hooks';
import { api, newKey, ok } from '../../shared/api';
import { type DraftLetter, LetterPicker } from '../../shared/LetterPicker';
import { PhotoPicker } from '../../shared/PhotoPicker';
import { ProblemNote } from '../../shared/ProblemNote';
import { dayAndClock, fromBangkok } from '../../shared/dates';
import { lacksEvidence } from '../../shared/lacksEvidence';
import { type DraftPhoto, MOST_PHOTOS } from '../../shared/photo';
import { useWork } from '../../shared/resource';
import { s } from '../../shared/text';
import type { Agency, AssignmentStatus, CaseAssignment, EvidenceKind } from '../../shared/types';
import { useKept } from '../../shared/useKept';
import { t } from '../text';
import { needsNote, nextSteps } from './moves';
import { ReasonField } from './ReasonField';
import { RightAgency } from './RightAgency';

type Props = { assignment: CaseAssignment; agencies: Agency[]; wanted: EvidenceKind; onDone: () => Promise<void> };

/** The division answers for its own work in the same words as an agency. */
export function OwnUpdateForm({ assignment, agencies, wanted, onDone }: Props) {
  const { id } = assignment;
  const steps = nextSteps(assignment.status);
  const [status, setStatus] = useState<AssignmentStatus | undefined>(steps[0]);
  const [note, setNote] = useKept(`own:${id}`);
  const [rightAgency, setRightAgency] = useState('');
  const [planned, setPlanned] = useState('');
  const [photos, setPhotos] = useState<DraftPhoto[]>([]);
  const [letters, setLetters] = useState<DraftLetter[]>([]);
  const [missing, setMissing] = useState(false);
  const [bare, setBare] = useState(false);
  const { busy, problem, run } = useWork();
  const save = (event: Event) => {
    event.preventDefault();
    if (!status) return;
    setMissing(needsNote(status) && !note.trim());
    if (needsNote(status) && !note.trim()) return document.getElementById(`own-${id}`)?.focus();
    const photoIds = photos.flatMap((photo) => (photo.id ? [photo.id] : []));
    const letterIds = letters.flatMap((letter) => (letter.id ? [letter.id] : []));
    const lacks = status === 'done' && lacksEvidence(wanted, photoIds.length, letterIds.length);
    setBare(lacks);
    if (lacks) return document.getElementById(`evidence-${id}`)?.focus();
    return run(async () => {
      const body = {
        updateId: newKey(),
        status,
        ...(note.trim() && { note: note.trim() }),
        ...(status === 'scheduled' && planned && { scheduledFor: fromBangkok(planned) }),
        ...(status === 'declined' && rightAgency && { rightAgency }),
        ...(photoIds.length > 0 && { photoIds }),
        ...(letterIds.length > 0 && { letterIds }),
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
          {planned && <p class="small">{dayAndClock(fromBangkok(planned))}</p>}
        </div>
      )}
      {status === 'declined' && (
        <RightAgency id={id} agencies={agencies} chosen={rightAgency} onChoose={setRightAgency} />
      )}
      <ReasonField
        id={`own-${id}`}
        label={t.case.updateNote}
        text={note}
        missing={missing && !note.trim()}
        rows={2}
        onText={setNote}
      />
      <fieldset class={bare ? 'question has-error' : 'question'} id={`evidence-${id}`} tabIndex={-1}>
        <legend class="label">{t.case.evidence}</legend>
        {wanted !== 'none' && <p class={bare ? 'error' : 'hint'}>{t.evidence.wanted[wanted]}</p>}
        <PhotoPicker photos={photos} most={MOST_PHOTOS} purpose="evidence" onChange={setPhotos} />
        <LetterPicker id={`letters-${id}`} letters={letters} onChange={setLetters} />
      </fieldset>
      {problem && <ProblemNote problem={problem} />}
      <button
        type="submit"
        class="button primary"
        aria-disabled={busy || [...photos, ...letters].some(({ state }) => state === 'sending')}
      >
        {t.case.save}
      </button>
    </form>
  );
}
