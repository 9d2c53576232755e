import { dayAndClock, when } from './dates';
import { Gallery } from './Gallery';
import { Letters } from './Letters';
import { say } from './language';
import { s } from './text';
import type { CaseAssignment, CaseEvent, Spot } from './types';

type Props = { events: CaseEvent[]; assignments: CaseAssignment[] };

const APART = 60_000;

/** Newest first. Both times are told when what happened was written down later. */
export function Timeline({ events, assignments }: Props) {
  const agencyName = (code: string | null | undefined) => {
    const found = assignments.find(({ agency }) => agency.code === code);
    return found ? say(found.agency.name) : (code ?? '');
  };
  return (
    <ol class="timeline">
      {[...events].reverse().map((event) => (
        <li key={event.id} class={`event event-${event.kind}`}>
          <p class="event-title">{title(event, agencyName(event.agency))}</p>
          <p class="small">
            <time dateTime={event.occurredAt} title={dayAndClock(event.occurredAt)}>
              {when(event.occurredAt)}
            </time>
            {` · ${who(event, agencyName(event.agency))}`}
            {Math.abs(Date.parse(event.recordedAt) - Date.parse(event.occurredAt)) >= APART && (
              <span> · {s.recorded(dayAndClock(event.recordedAt))}</span>
            )}
          </p>
          {placeChange(event) && <p class="event-words">{placeChange(event)}</p>}
          {event.text && <p class="event-words">{event.text}</p>}
          {event.data?.summaries?.map((summary) => (
            <p key={summary.th}>{say(summary)}</p>
          ))}
          <Letters letters={event.letters} />
          {event.kind !== 'reported' && <Gallery photos={event.photos} small />}
        </li>
      ))}
    </ol>
  );
}

const spot = ({ lat, lng, landmark }: Spot) =>
  [landmark, lat != null && lng != null && `${lat.toFixed(5)}, ${lng.toFixed(5)}`].filter(Boolean).join(' · ');

/** Both places, unless the reader may not know them. */
function placeChange({ kind, data }: CaseEvent): string {
  if (kind !== 'place' || !data?.to || typeof data.from !== 'object') return '';
  return s.moved(spot(data.from), spot(data.to));
}

function title({ kind, status, data }: CaseEvent, agency: string): string {
  if (kind === 'moved' && status) return s.status[status];
  if (kind === 'assigned') return `${s.event.assigned}: ${agency}`;
  if (kind === 'assignment' && data?.assignmentStatus) return `${agency}: ${s.assignment[data.assignmentStatus]}`;
  if (kind === 'feedback') return s.verdict(data?.fixed ?? false, data?.stars ?? 0);
  if (kind === 'evidence' && data?.asked) return s.evidence.asked;
  return s.event[kind];
}

function who({ by }: CaseEvent, agency: string): string {
  if (by.kind === 'agency') return by.name ?? agency ?? s.by.agency;
  return by.name ? `${by.name} (${s.by[by.kind]})` : s.by[by.kind];
}
