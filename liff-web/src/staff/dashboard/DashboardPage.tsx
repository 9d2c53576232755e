import { api, ok } from '../../shared/api';
import { dayAndClock, plainDate, when } from '../../shared/dates';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { burning, byDay, byTurn, placeOf } from './lines';
import { TargetFigures, TargetList } from './Targets';
import { d } from './text';
import './dashboard.css';

/** The first page of a head and a director: one call, and every line leads to the place where it is worked. */
export function DashboardPage({ director }: { director: boolean }) {
  const { data, problem, loading, reload } = useResource(() => ok(api.GET('/api/v1/staff/dashboard')), []);
  const me = director ? 'director' : 'head';
  const lines = data ? burning(data) : [];
  return (
    <div class="dashboard">
      <header>
        <h1 tabIndex={-1}>{d.title}</h1>
        {data && (
          <p class="small" role="status">
            {d.at(dayAndClock(data.at))}{' '}
            <button type="button" class="link" aria-disabled={loading} onClick={reload}>
              {d.refresh}
            </button>
          </p>
        )}
      </header>
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {!data && !problem && <div class="bone bone-card" aria-hidden="true" />}
      {data && (
        <>
          {director && <TargetFigures targets={data.targets} />}
          <section class="panel">
            <h2>{d.burning}</h2>
            {lines.length === 0 && <p class="note good">{d.calm}</p>}
            <ul class="plain ways">
              {lines.map(({ name, note, count, to }) => (
                <li key={to}>
                  <a href={to}>
                    <span>
                      {name}
                      {note && <small>{note}</small>}
                    </span>
                    <b>{count}</b>
                  </a>
                </li>
              ))}
            </ul>
          </section>
          <div class="column">
            <section class="panel">
              <h2>{d.waiting}</h2>
              {data.waiting.length === 0 && <p class="small">{d.nothingWaits}</p>}
              <ul class="plain ways">
                {byTurn(data.waiting, me).map((one) => (
                  <li key={one.id}>
                    <a href={placeOf(one)}>
                      <span>
                        <small>
                          {d.kinds[one.kind]} · {d.states[one.state] ?? one.state} · {d.since(when(one.since))}
                        </small>
                        {say(one.title)}
                        <span class={one.who === me ? 'status is-asking' : 'status is-ended'}>
                          {one.who === me ? d.mine : d.turn[one.who]}
                        </span>
                      </span>
                    </a>
                  </li>
                ))}
              </ul>
            </section>
            <section class="panel">
              <h2>{d.week}</h2>
              {data.week.length === 0 && <p class="small">{d.quiet}</p>}
              {byDay(data.week).map(({ day, events }) => (
                <div key={day} class="day">
                  <h3>{plainDate(day)}</h3>
                  <ul class="plain ways">
                    {events.map((event) => (
                      <li key={event.kind + event.id}>
                        <a href={placeOf(event)}>
                          <span>
                            <small>{d.events[event.kind]}</small>
                            {say(event.title)}
                          </span>
                        </a>
                      </li>
                    ))}
                  </ul>
                </div>
              ))}
            </section>
          </div>
          <TargetList targets={data.targets} />
        </>
      )}
    </div>
  );
}
