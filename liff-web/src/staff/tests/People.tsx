import { api, ok } from '../../shared/api';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { CourseTests } from './Items';
import { c } from './text';

type Props = { course: CourseTests; works: boolean; onChange: (next: CourseTests) => void };

/** Where everybody stands, and minutes on top for whoever needs them. */
export function People({ course, works, onChange }: Props) {
  const work = useWork();
  const give = (enrolmentId: string, minutes: number) =>
    work.run(async () =>
      onChange(
        await ok(
          api.PUT('/api/v1/staff/courses/{id}/tests/extra-time', {
            params: { path: { id: course.courseId } },
            body: { enrolmentId, minutes },
          }),
        ),
      ),
    );
  return (
    <section>
      <h2>{c.people}</h2>
      {work.problem && <ProblemNote problem={work.problem} />}
      <ul class="plain course-list">
        {course.people.map((person) => (
          <li class="panel course-row" key={person.enrolmentId}>
            <p class="course-text">
              <b>{person.name}</b>
              <br />
              <span class="small">
                {person.checkedIn ? c.here : c.away} ·{' '}
                {(['pre', 'post'] as const)
                  .map((kind) => `${c.kinds[kind]}: ${person[kind] ? c.attempt[person[kind] ?? ''] : c.none}`)
                  .join(' · ')}
              </span>
            </p>
            {works && (
              <label>
                <span class="small">{c.extra}</span>
                <input
                  type="number"
                  min={0}
                  max={480}
                  aria-label={`${c.extra} ${person.name}`}
                  value={person.extraMinutes}
                  onChange={(event) => void give(person.enrolmentId, Number(event.currentTarget.value))}
                />
              </label>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
