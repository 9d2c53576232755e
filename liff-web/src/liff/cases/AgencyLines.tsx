import { dayAndClock, when } from '../../shared/dates';
import { say } from '../../shared/language';
import { s } from '../../shared/text';
import type { CaseAssignment } from '../../shared/types';
import { t } from '../text';

export function AgencyLines({ assignments }: { assignments: CaseAssignment[] }) {
  if (assignments.length === 0) return null;
  return (
    <section>
      <h2>{t.cases.agencies}</h2>
      <ul class="plain lines">
        {assignments.map(({ id, agency, status, since, scheduledFor }) => (
          <li key={id}>
            <b>{say(agency.name)}</b>
            <span>{s.assignment[status]}</span>
            <small>
              {status === 'scheduled' && scheduledFor
                ? t.cases.scheduled(dayAndClock(scheduledFor))
                : t.cases.since(when(since))}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
