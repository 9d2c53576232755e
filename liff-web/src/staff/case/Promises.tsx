import { dayAndClock, span, when } from '../../shared/dates';
import { Icon } from '../../shared/Icon';
import { isEnded } from '../../shared/StatusChip';
import type { StaffIncident } from '../../shared/types';
import { c } from './text';

/** Why the clock towards the fix stands still. */
export const pauseWords = ({ paused, status }: StaffIncident) =>
  paused === 'storm' ? c.promise.storm : (c.promise.paused[status] ?? c.promise.pausedOther);

/** The two times that were promised to the reporter. */
export function Promises({ incident }: { incident: StaffIncident }) {
  const { status, answerBy, answeredAt, answerUsed, fixBy, fixUsed, pausedSince } = incident;
  if (isEnded(status)) return null;
  return (
    <section class="promises" aria-label={c.promise.title}>
      {!answeredAt && <Promised name={c.promise.answer} by={answerBy} used={answerUsed} paused={false} />}
      <Promised name={c.promise.fix} by={fixBy} used={fixUsed} paused={pausedSince != null} />
      {pausedSince && (
        <p class="paused">
          <Icon name="clock" size={20} /> <b>{pauseWords(incident)}</b>{' '}
          <small>{c.promise.since(when(pausedSince))}</small>
        </p>
      )}
      {answeredAt && <small>{c.promise.answered(when(answeredAt))}</small>}
    </section>
  );
}

type Props = { name: string; by: string; used: number; paused: boolean };

/** The marks are where somebody is told: at 50, 80 and 100 % of the time. */
function Promised({ name, by, used, paused }: Props) {
  const [now, due] = [Date.now(), Date.parse(by)];
  const late = used >= 100;
  const level = late ? 'is-late' : used >= 80 ? 'is-close' : '';
  const left = late ? c.promise.late(span(now, due)) : c.promise.left(span(now, due));
  return (
    <div class={`promise ${paused ? 'is-paused' : level}`}>
      <p class="promise-words">
        <b>{name}</b>
        {!paused && <b class={late ? 'late' : 'promise-left'}>{left}</b>}
      </p>
      <div class="promise-bar" aria-hidden="true">
        <span style={{ width: `${Math.max(0, Math.min(100, used))}%` }} />
      </div>
      <p class="promise-words">
        <small>{c.promise.used(used)}</small>
        {!paused && <small>{c.promise.by(dayAndClock(by))}</small>}
      </p>
    </div>
  );
}
