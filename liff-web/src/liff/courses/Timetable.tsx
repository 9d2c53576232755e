import { clock } from '../../shared/dates';
import { say } from '../../shared/language';
import type { Course } from '../../shared/types';
import { c } from './text';

/** The sessions, with when the person came and went. */
export function Timetable({ course }: { course: Course }) {
  const there = course.mine?.attendance ?? [];
  return (
    <section>
      <h2>{c.timetable}</h2>
      <ol class="plain course-sessions">
        {course.sessions.map((session) => {
          const here = there.find(({ sessionId }) => sessionId === session.id);
          return (
            <li key={session.id}>
              <p class="small">
                {clock(session.startsAt)} – {clock(session.endsAt)}
                {session.statedDuration && ` · ${session.statedDuration}`}
              </p>
              <h3>{say(session.title)}</h3>
              {session.content && <p lang="th">{session.content}</p>}
              {session.speakers.length > 0 && (
                <p class="small" lang="th">
                  {c.speakers}:{' '}
                  {session.speakers.map(({ name, unit }) => (name ? `${name} (${unit})` : unit)).join(', ')}
                </p>
              )}
              {here && (
                <p class="course-here">
                  {c.cameIn(clock(here.inAt))}
                  {here.outAt && ` · ${c.wentOut(clock(here.outAt))}`}
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
