import { dayAndClock, when } from './dates';
import { type AgencyName, eventChanges, eventTitle } from './eventWords';
import { Gallery } from './Gallery';
import { Letters } from './Letters';
import { say } from './language';
import { s } from './text';
import type { CaseAssignment, CaseEvent } from './types';

type Props = {
  events: CaseEvent[];
  assignments: CaseAssignment[];
  /** What only staff are told of a line. */
  explain?: (event: CaseEvent) => string;
};

const APART = 60_000;

/** Newest first. Both times are told when what happened was written down later. */
export function Timeline({ events, assignments, explain }: Props) {
  const agencyName: AgencyName = (code) => {
    const found = assignments.find(({ agency }) => agency.code === code);
    return found ? say(found.agency.name) : (code ?? '');
  };
  return (
    <ol class="timeline">
      {[...events].reverse().map((event) => (
        <li key={event.id} class={`event event-${event.kind}`}>
          <p class="event-title">{eventTitle(event, agencyName)}</p>
          <p class="small">
            <time dateTime={event.occurredAt} title={dayAndClock(event.occurredAt)}>
              {when(event.occurredAt)}
            </time>
            {` · ${who(event, agencyName(event.agency))}`}
            {event.mergedFrom && ` · ${event.mergedFrom}`}
            {Math.abs(Date.parse(event.recordedAt) - Date.parse(event.occurredAt)) >= APART && (
              <span> · {s.recorded(dayAndClock(event.recordedAt))}</span>
            )}
          </p>
          {[explain?.(event), eventChanges(event), ...answers(event, agencyName)].map(
            (words) =>
              words && (
                <p key={words} class="event-words">
                  {words}
                </p>
              ),
          )}
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

/** Each agency's own words, where one line tells the answers of several. */
function answers({ text, agency, with: others }: CaseEvent, agencyName: AgencyName) {
  if (others.length === 0) return [text];
  return [...others, { agency, text }].filter((one) => one.text).map((one) => `${agencyName(one.agency)}: ${one.text}`);
}

function who({ by }: CaseEvent, agency: string): string {
  if (by.kind === 'agency') return by.name ?? agency ?? s.by.agency;
  return by.name ? `${by.name} (${s.by[by.kind]})` : s.by[by.kind];
}
