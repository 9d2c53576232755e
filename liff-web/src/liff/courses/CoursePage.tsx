import './courses.css';
import { useEffect, useState } from 'preact/hooks';
import { api, newKey, ok } from '../../shared/api';
import { CopyButton } from '../../shared/CopyButton';
import { clock, plainDate } from '../../shared/dates';
import { Icon } from '../../shared/Icon';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import { session } from '../../shared/session';
import type { Course, EnrolmentBody } from '../../shared/types';
import { ClaimForm } from './ClaimForm';
import { EnrolForm } from './EnrolForm';
import { Timetable } from './Timetable';
import { c } from './text';

export function CoursePage({ id }: { id: string }) {
  const found = useResource<Course>(() => ok(api.GET('/api/v1/courses/{id}', { params: { path: { id } } })), [id]);
  const course = found.data;
  return (
    <div class="page course">
      <a class="back" href="/liff/courses">
        <Icon name="back" size={20} /> {c.title}
      </a>
      {found.problem && !course && <ProblemNote problem={found.problem} onRetry={found.reload} />}
      {course && (
        <>
          <h1 tabIndex={-1}>{say(course.title)}</h1>
          <dl class="course-facts">
            <dt>{c.time}</dt>
            <dd>
              {plainDate(course.heldOn)}
              {course.startsAt && course.endsAt && ` ${clock(course.startsAt)} – ${clock(course.endsAt)}`}
            </dd>
            <dt>{c.place}</dt>
            <dd>{course.place}</dd>
          </dl>
          <p class="hint">
            {c.seats(course.enrolled, course.capacity)}
            {course.waiting > 0 && ` · ${c.waitingCount(course.waiting)}`}
          </p>
          <Mine course={course} onChanged={found.reload} />
          <Timetable course={course} />
          {course.objectives.length > 0 && (
            <section>
              <h2>{c.objectives}</h2>
              <ul>
                {course.objectives.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            </section>
          )}
          <p class="small course-link">
            {c.share} <CopyButton text={course.link} />
          </p>
        </>
      )}
    </div>
  );
}

function Mine({ course, onChanged }: { course: Course; onChanged: () => Promise<void> }) {
  const { id, mine } = course;
  const [edits, setEdits] = useState(false);
  const [name, setName] = useState('');
  const [key, setKey] = useState(newKey);
  const work = useWork();
  useEffect(() => {
    session().then(
      ({ person }) => setName(person.name),
      () => undefined,
    );
  }, []);
  const there = mine && mine.state !== 'cancelled' ? mine : undefined;
  const send = (body: EnrolmentBody) =>
    work.run(async () => {
      const path = { id };
      if (there) {
        await ok(
          api.PUT('/api/v1/courses/{id}/enrolment', {
            params: { path },
            body: { version: there.version, enrolment: body },
          }),
        );
      } else {
        await ok(
          api.POST('/api/v1/courses/{id}/enrolment', { params: { path, header: { 'Idempotency-Key': key } }, body }),
        );
      }
      setKey(newKey());
      setEdits(false);
      await onChanged();
    });
  const cancel = () =>
    work.run(async () => {
      await ok(api.DELETE('/api/v1/courses/{id}/enrolment', { params: { path: { id } } }));
      await onChanged();
    });
  const form = (start: EnrolmentBody, button: string, onStop?: () => void) => (
    <EnrolForm
      key={`${mine?.version}-${name}`}
      start={start}
      button={button}
      busy={work.busy}
      problem={work.problem}
      onSend={(body) => void send(body)}
      {...(onStop && { onStop })}
    />
  );

  return (
    <section class="course-mine">
      {mine && (
        <p class={there ? 'note good' : 'note'} role="status">
          <span>
            <b>{c.mine[mine.state]}</b>
            {mine.waitingPlace && <small>{c.waitingPlace(mine.waitingPlace)}</small>}
            {there && <small>{there.name}</small>}
          </span>
        </p>
      )}
      {there?.state === 'enrolled' && there.attendance.length > 0 && (
        <a class="course-line" href={`/liff/courses/${id}/tests`}>
          <b>{c.tests}</b>
          <Icon name="chevron" />
        </a>
      )}
      {course.evaluationRoundId && there && there.attendance.length > 0 && (
        <a class="course-line" href={`/liff/surveys/${course.evaluationRoundId}`}>
          <span>
            <b>{c.evaluate}</b>
            <small>{c.evaluateHint}</small>
          </span>
          <Icon name="chevron" />
        </a>
      )}
      {there && there.attendance.length > 0 && (course.state === 'closed' || course.state === 'reported') && (
        <a class="course-line" href={`/liff/courses/${id}/result`}>
          <b>{c.result}</b>
          <Icon name="chevron" />
        </a>
      )}
      {course.state === 'running' && <p class="hint">{c.running}</p>}
      {(course.state === 'closed' || course.state === 'reported') && <p class="hint">{c.closed}</p>}
      {there && edits && form(there, c.save, () => setEdits(false))}
      {there && !edits && (course.state === 'enrolling' || course.state === 'running') && (
        <div class="course-buttons">
          <button type="button" class="button" onClick={() => setEdits(true)}>
            {c.change}
          </button>
          {course.state === 'enrolling' && (
            <button
              type="button"
              class="button"
              aria-disabled={work.busy}
              onClick={() => confirm(c.cancelSure) && void cancel()}
            >
              {c.cancel}
            </button>
          )}
        </div>
      )}
      {there && !edits && work.problem && <ProblemNote problem={work.problem} />}
      {!there &&
        course.state === 'enrolling' &&
        form({ name: mine?.name ?? name, needsConsent: false }, mine ? c.again : c.enrol)}
      {!there && (course.state === 'enrolling' || course.state === 'running') && (
        <ClaimForm id={id} onClaimed={onChanged} />
      )}
    </section>
  );
}
