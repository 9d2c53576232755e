import { useState } from 'preact/hooks';
import { plainDate, shortDate, today } from '../../shared/dates';
import type { Activity, Programme } from '../../shared/types';
import { ActivityDetails } from './ActivityDetails';
import { ActivityForm } from './ActivityForm';
import { months, place } from './strip';
import { p } from './text';

const LOOKS: Record<string, string> = { done: 'is-good', doing: 'is-new', planned: '', dropped: 'is-ended' };

/** Each activity with its bar under it, so that a phone shows both in full width. */
export function Gantt({
  programme,
  works,
  onChange,
}: {
  programme: Programme;
  works: boolean;
  onChange: (one: Programme) => void;
}) {
  const [adding, setAdding] = useState(false);
  const { activities, phases, startsOn, endsOn } = programme;
  const kept = activities.filter(({ state }) => state !== 'dropped');
  return (
    <section>
      <h2>{p.gantt}</h2>
      <p class="small">{p.done(kept.filter(({ state }) => state === 'done').length, kept.length)}</p>
      <div class="gantt-months" aria-hidden="true">
        {months(startsOn, endsOn).map((day) => (
          <span key={day} style={{ left: `${place(day, startsOn, endsOn)}%` }}>
            {shortDate(day).split(' ')[1]}
          </span>
        ))}
      </div>
      {phases.map((phase, index) => (
        <div key={phase} class="gantt-phase">
          <h3>{phase}</h3>
          <ul class="plain">
            {activities
              .filter((activity) => activity.phase === index + 1)
              .map((activity) => (
                <li key={activity.id} class="gantt-row">
                  <Row activity={activity} programme={programme} />
                  <ActivityDetails activity={activity} programme={programme} works={works} onChange={onChange} />
                </li>
              ))}
          </ul>
        </div>
      ))}
      {works &&
        (adding ? (
          <ActivityForm
            programme={programme}
            onSaved={(one) => {
              setAdding(false);
              onChange(one);
            }}
            onCancel={() => setAdding(false)}
          />
        ) : (
          <button type="button" class="button programme-new" onClick={() => setAdding(true)}>
            {p.addActivity}
          </button>
        ))}
    </section>
  );
}

function Row({ activity, programme: { startsOn, endsOn } }: { activity: Activity; programme: Programme }) {
  const from = place(activity.startsOn, startsOn, endsOn);
  const width = place(activity.endsOn, startsOn, endsOn, 1) - from;
  const now = place(today(), startsOn, endsOn);
  return (
    <>
      <p class="gantt-title">
        {activity.title} <span class={`status ${LOOKS[activity.state]}`}>{p.progress[activity.state]}</span>{' '}
        {activity.late && <span class="late">{p.late}</span>}
      </p>
      <div
        class="gantt-strip"
        role="img"
        aria-label={p.bar(
          activity.title,
          plainDate(activity.startsOn),
          plainDate(activity.endsOn),
          p.progress[activity.state] ?? '',
        )}
      >
        <i class={`bar ${activity.state}`} style={{ left: `${from}%`, width: `${width}%` }} />
        {now > 0 && now < 100 && <i class="now" style={{ left: `${now}%` }} />}
      </div>
      <p class="small">
        {p.period(plainDate(activity.startsOn), plainDate(activity.endsOn))} · {activity.owner}
        {activity.person && ` (${activity.person})`}
        {activity.budget != null && ` · ${p.baht(activity.budget.toLocaleString('en-US'))}`}
      </p>
    </>
  );
}
