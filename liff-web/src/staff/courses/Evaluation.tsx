import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { fromBangkok } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { StaffCourse } from '../../shared/types';
import { k } from './text';

const FIVE_DAYS = 5 * 24 * 3_600_000;
const BANGKOK = 7 * 3_600_000;

/** The survey of those who attended. */
export function Evaluation({ course, onChanged }: { course: StaffCourse; onChanged: () => Promise<void> }) {
  const { busy, problem, run } = useWork();
  const [closes, setCloses] = useState(new Date(Date.now() + FIVE_DAYS + BANGKOK).toISOString().slice(0, 16));
  const open = () =>
    run(async () => {
      const body = { closesAt: fromBangkok(closes) };
      await ok(api.POST('/api/v1/staff/courses/{id}/evaluation', { params: { path: { id: course.id } }, body }));
      await onChanged();
    });
  if (!course.evaluationRoundId && course.state !== 'running' && course.state !== 'closed') return null;
  return (
    <section class="panel">
      <h2>{k.evaluation}</h2>
      {course.evaluationRoundId ? (
        <a class="button" href={`/staff/surveys/results/${course.evaluationRoundId}`}>
          {k.seeEvaluation}
        </a>
      ) : (
        <>
          <p class="hint">{k.evaluationHint}</p>
          <label class="label" for="evaluation-closes">
            {k.evaluationCloses}
          </label>
          <input
            id="evaluation-closes"
            type="datetime-local"
            value={closes}
            onInput={(event) => setCloses(event.currentTarget.value)}
          />
          {problem && <ProblemNote problem={problem} />}
          <button type="button" class="button primary" aria-disabled={busy} onClick={() => closes && void open()}>
            {k.openEvaluation}
          </button>
        </>
      )}
    </section>
  );
}
