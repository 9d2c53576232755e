import { dayAndClock, span } from '../../shared/dates';
import type { CaseAssignment, StaffIncident } from '../../shared/types';
import { c } from './text';
import { isActive } from './moves';
import { pauseWords } from './Promises';

/** Until when the agency must answer, or fix; how late it is; and the level at which somebody was told last. */
export function AssignmentTimes({ incident, assignment }: { incident: StaffIncident; assignment: CaseAssignment }) {
  if (!isActive(assignment.status)) return null;
  const accepting = assignment.status === 'offered';
  const clock = accepting ? 'accept' : 'agency_fix';
  const by = accepting ? assignment.acceptBy : assignment.fixBy;
  const [now, due] = [Date.now(), Date.parse(by)];
  const told = incident.events
    .filter(({ kind, data }) => kind === 'escalated' && data?.assignmentId === assignment.id && data.clock === clock)
    .at(-1);
  const level = told?.data?.level;
  return (
    <p class="assignment-times">
      <span>
        {accepting ? c.assignment.accept : c.assignment.fix} {dayAndClock(by)}
      </span>{' '}
      {incident.pausedSince ? (
        <small>{pauseWords(incident)}</small>
      ) : now > due ? (
        <b class="late">{c.promise.late(span(now, due))}</b>
      ) : (
        <small>{c.promise.left(span(now, due))}</small>
      )}
      {level && level < 100 && <span class="tag">{c.history.level(c.history.clock[clock] ?? clock, level)}</span>}
    </p>
  );
}
