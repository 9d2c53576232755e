import './courses.css';
import { useState } from 'preact/hooks';
import { api, newKey, ok } from '../../shared/api';
import { plainDate } from '../../shared/dates';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { usePages } from '../../shared/resource';
import { navigate } from '../../shared/router';
import { CourseForm, emptyCourse } from './CourseForm';
import { k } from './text';

export function CoursesPage({ works }: { works: boolean }) {
  const courses = usePages(
    (after) => ok(api.GET('/api/v1/staff/courses', { params: { query: after ? { after } : {} } })),
    [],
  );
  const [makes, setMakes] = useState(false);
  const [key] = useState(newKey);
  return (
    <div class="page">
      <h1 tabIndex={-1}>{k.title}</h1>
      {courses.failed && <ProblemNote problem={courses.failed} onRetry={() => void courses.reload()} />}
      {works && !makes && (
        <button type="button" class="button primary course-new" onClick={() => setMakes(true)}>
          {k.fresh}
        </button>
      )}
      {makes && (
        <section class="panel">
          <h2>{k.fresh}</h2>
          <CourseForm
            start={emptyCourse()}
            onSave={async (body) => {
              const made = await ok(
                api.POST('/api/v1/staff/courses', { params: { header: { 'Idempotency-Key': key } }, body }),
              );
              navigate(`/staff/courses/${made.id}`);
            }}
            onStop={() => setMakes(false)}
          />
        </section>
      )}
      {courses.data?.items.length === 0 && <p class="hint">{k.empty}</p>}
      <ul class="plain course-list">
        {courses.data?.items.map((course) => (
          <li key={course.id} class="panel">
            <a href={`/staff/courses/${course.id}`}>
              <b>{say(course.title)}</b>
            </a>
            <p class="small">
              <span class="tag">{k.states[course.state]}</span> {plainDate(course.heldOn)} · {course.place}
            </p>
            <p class="small">{k.counts(course.enrolled, course.capacity, course.waiting, course.attended)}</p>
          </li>
        ))}
      </ul>
      {courses.data?.next && (
        <button type="button" class="button" onClick={courses.more}>
          {k.more}
        </button>
      )}
    </div>
  );
}
