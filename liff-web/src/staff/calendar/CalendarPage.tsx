import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { dayAndClock, plainDate } from '../../shared/dates';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import type { ReportDay } from '../../shared/types';
import { DayForm } from './DayForm';
import { k } from './text';

const LOOKS: Record<string, string> = {
  done: 'is-good',
  done_late: 'is-good',
  late: 'is-asking',
  soon: 'is-asking',
  later: '',
};
const who = ({ person, role }: ReportDay) => person ?? k.roles[role] ?? role;

/** When each report is due, who answers for it, and who is late. */
export function CalendarPage({ works }: { works: boolean }) {
  const [day, setDay] = useState<string>();
  const { data, problem, reload } = useResource(
    () => ok(api.GET('/api/v1/programme/calendar', { params: { query: { ...(day && { day }) } } })),
    [day],
  );
  const late = data?.days.filter(({ state }) => state === 'late') ?? [];
  const move = (years: number) => data && setDay(`${Number(data.from.slice(0, 4)) + years}${data.from.slice(4)}`);

  return (
    <div class="page calendar">
      <section>
        <h1 tabIndex={-1}>{k.title}</h1>
        {data && <p class="small">{k.hint(plainDate(data.from), plainDate(data.to))}</p>}
        <div class="row" role="group" aria-label={k.year}>
          <button type="button" class="button small-button" onClick={() => move(-1)}>
            ‹ {k.before}
          </button>
          <button type="button" class="button small-button" onClick={() => move(1)}>
            {k.after} ›
          </button>
        </div>
      </section>
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {!data && !problem && <div class="bone bone-card" aria-hidden="true" />}
      {late.length > 0 && <p class="note bad">{k.lateSum(late.length, [...new Set(late.map(who))].join(', '))}</p>}
      {data?.days.length === 0 && <p class="empty">{k.none}</p>}
      {data?.days.map((one) => (
        <Day key={one.id} day={one} works={works} onChange={reload} />
      ))}
    </div>
  );
}

function Day({ day, works, onChange }: { day: ReportDay; works: boolean; onChange: () => unknown }) {
  const [open, setOpen] = useState(false);
  return (
    <section class="panel">
      <h2>{say(day.title)}</h2>
      <p class="row">
        <span class={`status ${LOOKS[day.state]}`}>{k.states[day.state]}</span>
        <span class={day.state === 'late' ? 'late' : ''}>
          {k.due(plainDate(day.dueOn))}
          {day.daysLeft != null && ` · ${k.left(day.daysLeft)}`}
        </span>
      </p>
      <p class="small">{k.responsible(who(day))}</p>
      {day.doneAt && (
        <p class="small">
          {day.doneBy ? k.doneBy(day.doneBy, dayAndClock(day.doneAt)) : k.doneByReport(dayAndClock(day.doneAt))}
        </p>
      )}
      {day.note && <p>{day.note}</p>}
      {works &&
        (open ? (
          <DayForm
            day={day}
            onSaved={() => {
              setOpen(false);
              void onChange();
            }}
            onCancel={() => setOpen(false)}
          />
        ) : (
          <button type="button" class="button small-button" onClick={() => setOpen(true)}>
            {k.mark}
          </button>
        ))}
    </section>
  );
}
