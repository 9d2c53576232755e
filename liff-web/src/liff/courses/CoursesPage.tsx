import './courses.css';
import { api, ok } from '../../shared/api';
import { clock, plainDate } from '../../shared/dates';
import { Icon } from '../../shared/Icon';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { c } from './text';

/** The courses one can enrol in, and one's own. */
export function CoursesPage() {
  const courses = useResource(() => ok(api.GET('/api/v1/courses')), []);
  return (
    <div class="page">
      <h1 tabIndex={-1}>{c.title}</h1>
      {courses.problem && !courses.data && <ProblemNote problem={courses.problem} onRetry={courses.reload} />}
      {courses.data?.length === 0 && <p class="hint">{c.empty}</p>}
      {courses.data?.map((course) => (
        <a class="course-line" href={`/liff/courses/${course.id}`} key={course.id}>
          <span>
            <b>{say(course.title)}</b>
            <small>
              {plainDate(course.heldOn)}
              {course.startsAt && ` ${clock(course.startsAt)}`}
            </small>
            <small>{course.place}</small>
            <small>
              {course.mine
                ? c.mine[course.mine]
                : course.enrolled < course.capacity
                  ? c.seats(course.enrolled, course.capacity)
                  : c.full}
            </small>
          </span>
          <Icon name="chevron" />
        </a>
      ))}
    </div>
  );
}
