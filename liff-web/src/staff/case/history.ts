import { dayAndClock } from '../../shared/dates';
import type { AgencyName } from '../../shared/eventWords';
import type { CaseEvent } from '../../shared/types';
import { l } from '../links/text';
import { c } from './text';

/** What staff are told of a line beside what everybody reads. */
export function explain(event: CaseEvent, agencyName: AgencyName, officerName: (id: string) => string): string {
  const { kind, data } = event;
  if (!data) return '';
  switch (kind) {
    case 'escalated':
      return escalated(event, agencyName);
    case 'assignment':
      return [
        data.linkId && l.byLink(event.by.name ?? ''),
        data.stale && c.history.stale,
        data.repeated && c.history.repeated,
        data.onTime === false && c.history.late,
        data.rightAgency && c.assignment.rightAgency(agencyName(data.rightAgency)),
      ]
        .filter(Boolean)
        .join('\n');
    case 'handed_over':
      return typeof data.to === 'string' && officerName(data.to) ? c.history.handedTo(officerName(data.to)) : '';
    case 'flagged':
    case 'unflagged':
      return flagged(event, agencyName);
    case 'storm':
    case 'outbreak':
      return data.reports ? c.history.reports(data.reports) : '';
    default:
      return '';
  }
}

function escalated({ data, agency }: CaseEvent, agencyName: AgencyName): string {
  const { clock = '', level, deadline, told = [] } = data ?? {};
  const name = c.history.clock[clock] ?? clock;
  return [
    [
      agency && agencyName(agency),
      level ? c.history.level(name, level) : name,
      deadline && c.history.deadline(dayAndClock(deadline)),
    ]
      .filter(Boolean)
      .join(' · '),
    told.length > 0 && c.history.told(told.map((one) => c.history.role[one] ?? one).join(', ')),
  ]
    .filter(Boolean)
    .join('\n');
}

function flagged({ data }: CaseEvent, agencyName: AgencyName): string {
  const { flag = '', about } = data ?? {};
  const agencies = [...(about?.agency ? [about.agency] : []), ...(about?.agencies ?? [])].map(agencyName);
  return [c.flags.words[flag] ?? flag, agencies.join(', ')].filter(Boolean).join(' · ');
}
