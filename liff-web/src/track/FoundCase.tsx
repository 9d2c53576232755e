import { dayAndClock, when } from '../shared/dates';
import { say } from '../shared/language';
import { StatusChip } from '../shared/StatusChip';
import { s } from '../shared/text';
import type { Found } from '../shared/types';
import { t } from './text';

export function FoundCase({ found, onBack }: { found: Found; onBack: () => void }) {
  const { reference, status, category, reportedAt, fixBy, agencies, story } = found;
  return (
    <>
      <section>
        <h1 tabIndex={-1} class="reference">
          {reference}
        </h1>
        <p>
          <StatusChip status={status} />
        </p>
        {!category && <p class="note">{t.secret}</p>}
        <dl class="facts">
          {category && <Fact name={t.category}>{say(category)}</Fact>}
          {reportedAt && <Fact name={t.reported}>{dayAndClock(reportedAt)}</Fact>}
          {fixBy && <Fact name={t.fixBy}>{dayAndClock(fixBy)}</Fact>}
        </dl>
      </section>
      {agencies.length > 0 && (
        <section>
          <h2>{t.agencies}</h2>
          <dl class="facts">
            {agencies.map((agency) => (
              <Fact key={agency.name.th} name={say(agency.name)}>
                {s.assignment[agency.status]} {t.since(when(agency.since))}
              </Fact>
            ))}
          </dl>
        </section>
      )}
      {story.length > 0 && (
        <section>
          <h2>{t.story}</h2>
          <ol class="timeline">
            {[...story].reverse().map((line) => (
              <li key={line.at + line.kind} class={`event event-${line.kind}`}>
                <p class="event-title">{title(line)}</p>
                <p class="small">
                  <time dateTime={line.at}>{dayAndClock(line.at)}</time>
                </p>
                {line.reason && <p class="event-words">{t.reason(line.reason)}</p>}
              </li>
            ))}
          </ol>
        </section>
      )}
      <button type="button" class="button wide" onClick={onBack}>
        {t.another}
      </button>
    </>
  );
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function title({ kind, status, assignment, agencies }: Found['story'][number]): string {
  const names = agencies.map(say).join(', ') || s.by.agency;
  if (assignment) return `${names}: ${s.assignment[assignment]}`;
  if (kind === 'assigned') return `${s.event.assigned}: ${names}`;
  return kind === 'moved' && status ? s.status[status] : s.event[kind];
}
