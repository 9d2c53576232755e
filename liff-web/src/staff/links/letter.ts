import { thaiDayAndClock } from '../../shared/dates';
import { settings } from '../../shared/settings';
import type { CaseAssignment, Category, MadeLink, StaffIncident } from '../../shared/types';
import { outgoing } from './text.th';

/** What an officer sends along with a link. A sensitive case says only its reference. */
export function letterOf(made: MadeLink, incident: StaffIncident, assignment: CaseAssignment, category?: Category) {
  const { reference, sensitive } = incident;
  const agency = assignment.agency.name.th;
  const offered = assignment.status === 'offered';
  const by = thaiDayAndClock(offered ? assignment.acceptBy : assignment.fixBy);
  const until = thaiDayAndClock(made.expiresAt);
  const kind = sensitive ? '' : (category?.name.th ?? '');
  const { name, division, phone } = settings.district;
  const message = outgoing.message({ district: name.th, agency, reference, category: kind, by, until, url: made.url });
  return {
    agency,
    reference,
    category: sensitive ? outgoing.paper.secret : kind,
    offered,
    by,
    until,
    message,
    line: `https://line.me/R/share?text=${encodeURIComponent(message)}`,
    subject: outgoing.subject(reference, kind, by),
    body: outgoing.greeting(agency) + message + outgoing.closing(division.th, name.th, phone),
  };
}

export type Letter = ReturnType<typeof letterOf>;
