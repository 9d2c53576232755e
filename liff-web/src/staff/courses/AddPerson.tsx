import { useState } from 'preact/hooks';
import { api, newKey, ok } from '../../shared/api';
import { Problem } from '../../shared/problem';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { EnrolmentBody, StaffCourse } from '../../shared/types';
import { PersonFields, tidy } from './PersonFields';
import { k } from './text';

/** Somebody invited by letter, or standing at the desk. */
export function AddPerson({ course, onAdded }: { course: StaffCourse; onAdded: () => Promise<void> }) {
  const today = course.state === 'running' || course.state === 'closed';
  const [body, setBody] = useState<EnrolmentBody>({ name: '', needsConsent: false });
  const [walkIn, setWalkIn] = useState(today);
  const [key, setKey] = useState(newKey);
  const { busy, problem, run } = useWork();
  const put = (overCapacity: boolean) =>
    ok(
      api.POST('/api/v1/staff/courses/{id}/roster', {
        params: { path: { id: course.id }, header: { 'Idempotency-Key': overCapacity ? newKey() : key } },
        body: { enrolment: tidy(body), walkIn, overCapacity },
      }),
    );
  const add = (event: Event) => {
    event.preventDefault();
    return run(async () => {
      try {
        await put(false);
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'course_full' || !confirm(k.overSure)) throw error;
        await put(true);
      }
      setBody({ name: '', needsConsent: false });
      setKey(newKey());
      await onAdded();
    });
  };
  return (
    <details class="more">
      <summary>{k.add}</summary>
      <form class="course-form" onSubmit={add} noValidate>
        <PersonFields
          id="add"
          body={body}
          problem={problem}
          onChange={(changed) => (setBody(changed), setKey(newKey()))}
        />
        <label class="course-check">
          <input
            type="checkbox"
            checked={walkIn}
            onChange={(event) => (setWalkIn(event.currentTarget.checked), setKey(newKey()))}
          />
          <span>{k.walkIn}</span>
        </label>
        {problem && <ProblemNote problem={problem} />}
        <button type="submit" class="button primary" aria-disabled={busy}>
          {k.addNow}
        </button>
      </form>
    </details>
  );
}
