import './courses.css';
import { useEffect, useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { clock } from '../../shared/dates';
import { Icon } from '../../shared/Icon';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import type { Hall, StaffCourse } from '../../shared/types';
import { k } from './text';

const EVERY = 4000;

/** For the projector: a code of half a minute, and who is there. */
export function HallPage({ id }: { id: string }) {
  const course = useResource<StaffCourse>(
    () => ok(api.GET('/api/v1/staff/courses/{id}', { params: { path: { id } } })),
    [id],
  );
  const [session, setSession] = useState('');
  const [direction, setDirection] = useState('in');
  const [ahead, setAhead] = useState(0);
  const hall = useResource<Hall>(async () => {
    const query = { direction, ...(session && { session }) };
    const told = await ok(api.GET('/api/v1/staff/courses/{id}/hall', { params: { path: { id }, query } }));
    setAhead(Date.parse(told.now) - Date.now());
    return told;
  }, [id, session, direction]);
  useEffect(() => {
    const timer = setInterval(() => void hall.reload(), EVERY);
    return () => clearInterval(timer);
  }, [hall.reload]);
  // What the room cannot scan any more should not stand there.
  useEffect(() => {
    if (!hall.data) return;
    const timer = setTimeout(
      () => void hall.reload(),
      Math.max(250, Date.parse(hall.data.changesAt) - Date.now() - ahead + 100),
    );
    return () => clearTimeout(timer);
  }, [hall.data?.changesAt]);

  const shown = hall.data;
  return (
    <div class="page hall">
      <div class="row hall-bar">
        <a class="back" href={`/staff/courses/${id}`}>
          <Icon name="back" size={20} /> {k.title}
        </a>
        <label>
          <span class="small">{k.hallSession}</span>
          <select value={session || shown?.sessionId} onChange={(event) => setSession(event.currentTarget.value)}>
            {course.data?.sessions.map((one) => (
              <option key={one.id} value={one.id}>
                {clock(one.startsAt)} {say(one.title)}
              </option>
            ))}
          </select>
        </label>
        <fieldset class="row hall-way">
          <legend class="unseen">{k.hallTitle}</legend>
          {(['in', 'out'] as const).map((way) => (
            <button
              key={way}
              type="button"
              class="button"
              aria-pressed={direction === way}
              onClick={() => setDirection(way)}
            >
              {way === 'in' ? k.hallIn : k.hallOut}
            </button>
          ))}
        </fieldset>
        <button type="button" class="button" onClick={() => void document.documentElement.requestFullscreen?.()}>
          {k.full}
        </button>
      </div>
      {hall.problem && <ProblemNote problem={hall.problem} onRetry={hall.reload} />}
      {shown && (
        <>
          <h1 tabIndex={-1}>
            {k.hallTitle} · {direction === 'in' ? k.hallIn : k.hallOut}
          </h1>
          <p class="hall-session">
            {say(shown.sessionTitle)} {clock(shown.startsAt)} – {clock(shown.endsAt)}
          </p>
          <div class="hall-in">
            <figure>
              <img src={shown.qr} alt={k.hallQr} width={420} height={420} />
              <figcaption>{k.scanHint}</figcaption>
            </figure>
            <dl>
              <div class="hall-big">
                <dt>{direction === 'in' ? k.checkedIn : k.checkedOut}</dt>
                <dd>{direction === 'in' ? shown.checkedIn : shown.checkedOut}</dd>
                <dd class="small">{k.of(direction === 'in' ? shown.enrolled : shown.checkedIn)}</dd>
              </div>
              <div>
                <dt>{k.submittedBefore}</dt>
                <dd>{shown.submitted.before}</dd>
              </div>
              <div>
                <dt>{k.submittedAfter}</dt>
                <dd>{shown.submitted.after}</dd>
              </div>
              <div>
                <dt>{k.remaining}</dt>
                <dd>{remaining(Date.parse(shown.endsAt) - Date.now() - ahead)}</dd>
              </div>
            </dl>
          </div>
        </>
      )}
    </div>
  );
}

function remaining(milliseconds: number) {
  if (milliseconds <= 0) return k.over2;
  const minutes = Math.ceil(milliseconds / 60_000);
  return minutes < 60 ? k.minutes(minutes) : k.hours(Math.floor(minutes / 60), minutes % 60);
}
