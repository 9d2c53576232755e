import { api, ok } from '../../shared/api';
import { clock } from '../../shared/dates';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { RosterLine, StaffCourse } from '../../shared/types';
import { k } from './text';

type Props = { course: StaffCourse; line: RosterLine; onChanged: (line: RosterLine) => void };

/** In and out of each session, for whoever has no phone with them. */
export function Ticks({ course, line, onChanged }: Props) {
  const { busy, problem, run } = useWork();
  const tick = (session: string, now: { in: boolean; out: boolean }, takesBack: boolean) => {
    const reason = takesBack ? prompt(k.why)?.trim() : undefined;
    if (takesBack && !reason) return;
    void run(async () =>
      onChanged(
        await ok(
          api.PUT('/api/v1/staff/courses/{id}/sessions/{session}/attendance/{enrolment}', {
            params: { path: { id: course.id, session, enrolment: line.id } },
            body: { ...now, reason: reason ?? null },
          }),
        ),
      ),
    );
  };
  return (
    <>
      <ul class="plain course-ticks">
        {course.sessions.map((session) => {
          const there = line.attendance.find(({ sessionId }) => sessionId === session.id);
          const name = `${say(session.title)}, ${line.name}`;
          return (
            <li key={session.id}>
              <span class="small">
                {clock(session.startsAt)} {say(session.title)}
              </span>
              <label class="course-check">
                <input
                  type="checkbox"
                  checked={Boolean(there)}
                  aria-disabled={busy}
                  aria-label={`${k.tickIn}: ${name}`}
                  onClick={(event) => {
                    event.preventDefault();
                    tick(session.id, { in: !there, out: false }, Boolean(there));
                  }}
                />
                <span>
                  {k.tickIn} {there && `${clock(there.inAt)} (${there.inBy === 'code' ? k.byCode : k.byStaff})`}
                </span>
              </label>
              <label class="course-check">
                <input
                  type="checkbox"
                  checked={Boolean(there?.outAt)}
                  disabled={!there}
                  aria-disabled={busy}
                  aria-label={`${k.tickOut}: ${name}`}
                  onClick={(event) => {
                    event.preventDefault();
                    tick(session.id, { in: true, out: !there?.outAt }, Boolean(there?.outAt));
                  }}
                />
                <span>
                  {k.tickOut} {there?.outAt && clock(there.outAt)}
                </span>
              </label>
            </li>
          );
        })}
      </ul>
      {problem && <ProblemNote problem={problem} />}
    </>
  );
}
