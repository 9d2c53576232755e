import './courses.css';
import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { CopyButton } from '../../shared/CopyButton';
import { clock, plainDate } from '../../shared/dates';
import { Icon } from '../../shared/Icon';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import type { StaffCourse } from '../../shared/types';
import { Behaviour } from './Behaviour';
import { CourseForm, draftOf } from './CourseForm';
import { Evaluation } from './Evaluation';
import { InviteByNews } from './InviteByNews';
import { Roster } from './Roster';
import { k } from './text';

/** One course in the hands of the staff. */
export function CourseDesk({ id, works }: { id: string; works: boolean }) {
  const found = useResource<StaffCourse>(
    () => ok(api.GET('/api/v1/staff/courses/{id}', { params: { path: { id } } })),
    [id],
  );
  const [edits, setEdits] = useState(false);
  const course = found.data;
  return (
    <div class="page">
      <a class="back" href="/staff/courses">
        <Icon name="back" size={20} /> {k.title}
      </a>
      {found.problem && !course && <ProblemNote problem={found.problem} onRetry={found.reload} />}
      {course && (
        <>
          <h1 tabIndex={-1}>{say(course.title)}</h1>
          <p>
            <span class="tag">{k.states[course.state]}</span> {plainDate(course.heldOn)} · {course.place}
          </p>
          <p class="hint">{k.counts(course.enrolled, course.capacity, course.waiting, course.attended)}</p>
          {works && <Moves course={course} onChanged={found.reload} />}
          {edits ? (
            <section class="panel">
              <h2>{k.edit}</h2>
              <CourseForm
                start={draftOf(course)}
                onSave={async (body) => {
                  await ok(
                    api.PUT('/api/v1/staff/courses/{id}', {
                      params: { path: { id } },
                      body: { version: course.version, course: body },
                    }),
                  );
                  setEdits(false);
                  await found.reload();
                }}
                onStop={() => setEdits(false)}
              />
            </section>
          ) : (
            <Shown course={course} works={works} onEdit={() => setEdits(true)} />
          )}
          {works && <Roster course={course} onChanged={found.reload} />}
          {works && <Evaluation course={course} onChanged={found.reload} />}
          {course.attended > 0 && <Behaviour id={id} />}
        </>
      )}
    </div>
  );
}

function Moves({ course, onChanged }: { course: StaffCourse; onChanged: () => Promise<void> }) {
  const { busy, problem, run } = useWork();
  const move = (to: string) =>
    run(async () => {
      await ok(
        api.POST('/api/v1/staff/courses/{id}/transitions', { params: { path: { id: course.id } }, body: { to } }),
      );
      await onChanged();
    });
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <div class="course-buttons">
        {course.next.map((to, at) => (
          <button
            key={to}
            type="button"
            class={at === 0 ? 'button primary' : 'button'}
            aria-disabled={busy}
            onClick={() => confirm(k.moveSure[to]) && void move(to)}
          >
            {course.state === 'running' && to === 'enrolling' ? k.back : k.moves[to]}
          </button>
        ))}
        {course.state === 'running' && (
          <a class="button" href={`/staff/courses/${course.id}/hall`}>
            {k.hall}
          </a>
        )}
        <a class="button" href={`/staff/courses/${course.id}/tests`}>
          {k.tests}
        </a>
        <a class="button" href={`/staff/courses/${course.id}/sheet`}>
          {k.sheet}
        </a>
        <a class="button" href={`/staff/courses/${course.id}/budget`}>
          {k.budget}
        </a>
        <a class="button" href={`/staff/courses/${course.id}/results`}>
          {k.results}
        </a>
      </div>
    </>
  );
}

function Shown({ course, works, onEdit }: { course: StaffCourse; works: boolean; onEdit: () => void }) {
  return (
    <section class="panel">
      <h2>{k.timetable}</h2>
      {course.orderNumber && (
        <p class="small">
          {k.order} {course.orderNumber}
        </p>
      )}
      <ol class="plain course-sessions">
        {course.sessions.map((session) => (
          <li key={session.id}>
            <p class="small">
              {clock(session.startsAt)} – {clock(session.endsAt)} ({k.minutes(session.minutes)})
              {session.statedDuration && ` · ${session.statedDuration}`}
            </p>
            <h3>{say(session.title)}</h3>
            {session.content && <p>{session.content}</p>}
            {session.speakers.map(({ name, unit, payClass }, at) => (
              <p class="small" key={at}>
                {k.speakers}: {name ? `${name}, ` : ''}
                {unit} · {k.pay[payClass ?? '']}
              </p>
            ))}
          </li>
        ))}
      </ol>
      <p class="small course-link">
        {k.share}: {course.link} <CopyButton text={course.link} />
      </p>
      <p class="hint">{k.shareHint}</p>
      {works && course.state === 'enrolling' && <InviteByNews course={course} />}
      {works && course.state !== 'reported' && (
        <button type="button" class="button" onClick={onEdit}>
          {k.edit}
        </button>
      )}
    </section>
  );
}
