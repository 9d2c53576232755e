import './courses.css';
import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { clock } from '../../shared/dates';
import { Icon } from '../../shared/Icon';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import { session } from '../../shared/session';
import type { CheckedIn } from '../../shared/types';
import { EnrolForm } from './EnrolForm';
import { c } from './text';

/** What the code on the hall's screen opens. Opening it again is harmless. */
export function CheckInPage({ token }: { token: string }) {
  const answer = useResource(
    async () => ({
      name: (await session()).person.name,
      ...(await ok(api.POST('/api/v1/courses/attendance', { body: { token } }))),
    }),
    [token],
  );
  const [walked, setWalked] = useState<CheckedIn>();
  const found = walked ?? answer.data;
  return (
    <div class="page course">
      <h1 tabIndex={-1}>{c.checkIn}</h1>
      {answer.loading && !found && <p role="status">{c.checking}</p>}
      {answer.problem && !found && (
        <ProblemNote
          problem={answer.problem}
          {...(answer.problem.code === 'offline' && { onRetry: () => void answer.reload() })}
        />
      )}
      {found?.at && <Noted found={found} at={found.at} />}
      {found && !found.at && answer.data && <WalkIn found={found} name={answer.data.name} onDone={setWalked} />}
      {found && (
        <a class="button" href={`/liff/courses/${found.courseId}`}>
          {c.toCourse}
        </a>
      )}
    </div>
  );
}

function Noted({ found, at }: { found: CheckedIn; at: string }) {
  return (
    <div class="course-noted" role="status">
      <Icon name="check" size={56} />
      <p>
        <b>{found.direction === 'in' ? c.cameIn(clock(at)) : c.wentOut(clock(at))}</b>
      </p>
      <p>{say(found.sessionTitle)}</p>
      {found.repeated && <p class="hint">{c.again2}</p>}
    </div>
  );
}

type Props = { found: CheckedIn; name: string; onDone: (answer: CheckedIn) => void };

function WalkIn({ found, name, onDone }: Props) {
  const { busy, problem, run } = useWork();
  return (
    <section class="course-mine">
      <h2>{c.notEnrolled}</h2>
      <p>{say(found.courseTitle)}</p>
      <p class="hint">{c.notEnrolledHint}</p>
      <EnrolForm
        start={{ name, needsConsent: false }}
        button={c.walkIn}
        busy={busy}
        problem={problem}
        onSend={(enrolment) =>
          void run(async () =>
            onDone(
              await ok(
                api.POST('/api/v1/courses/{id}/walk-in', {
                  params: { path: { id: found.courseId } },
                  body: { pass: found.pass ?? '', enrolment },
                }),
              ),
            ),
          )
        }
      />
      <p class="hint">{c.invitedAlready}</p>
    </section>
  );
}
