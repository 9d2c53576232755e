import './followers.css';
import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { plainDate } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { settings } from '../../shared/settings';
import { FollowerChart } from './FollowerChart';
import { g } from './text';

const spans = [30, 90, 365];

/** How many follow the account, what each day brought and took, and whether LINE counts the same. */
export function FollowersPage() {
  const [days, setDays] = useState(90);
  const { data, problem, loading, reload } = useResource(
    () => ok(api.GET('/api/v1/staff/followers', { params: { query: { days } } })),
    [days],
  );
  const target = data?.target ?? 0;
  const sum = (of: (day: { added: number; returned: number; lost: number }) => number) =>
    data?.days.reduce((total, day) => total + of(day), 0) ?? 0;

  return (
    <div class="page followers">
      <section>
        <h1 tabIndex={-1}>{g.title}</h1>
        <p class="small">{g.hint}</p>
        {settings.simulatedLine && <p class="note">{g.invented}</p>}
      </section>
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {!data && !problem && <div class="bone bone-card" aria-hidden="true" />}
      {data && (
        <>
          <section class="panel follower-now">
            <p class="follower-number">
              <b>{data.now}</b> {g.now}
            </p>
            {target > 0 && (
              <>
                <div class="follower-bar" aria-hidden="true">
                  <i style={{ width: `${Math.min(100, (data.now / target) * 100)}%` }} />
                </div>
                <p>{data.now >= target ? g.reached(target) : g.missing(target, target - data.now)}</p>
              </>
            )}
            <p class="small">{g.gross(data.gross, data.gone)}</p>
          </section>
          <nav class="row" aria-label={g.span}>
            {spans.map((one) => (
              <button key={one} type="button" class="chip" aria-pressed={one === days} onClick={() => setDays(one)}>
                {g.days(one)}
              </button>
            ))}
          </nav>
          <section aria-busy={loading}>
            <h2>{g.history}</h2>
            <p class="small">
              {g.moved(
                sum((day) => day.added),
                sum((day) => day.returned),
                sum((day) => day.lost),
              )}
            </p>
            <FollowerChart days={data.days} target={target} />
            <details class="more">
              <summary>{g.table}</summary>
              <div class="follower-scroll" tabIndex={0} role="region" aria-label={g.table}>
                <table class="follower-table">
                  <thead>
                    <tr>
                      <th scope="col">{g.day}</th>
                      <th scope="col">{g.added}</th>
                      <th scope="col">{g.returned}</th>
                      <th scope="col">{g.lost}</th>
                      <th scope="col">{g.total}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {[...data.days].reverse().map((day) => (
                      <tr key={day.date}>
                        <th scope="row">{plainDate(day.date)}</th>
                        <td>{day.added}</td>
                        <td>{day.returned}</td>
                        <td>{day.lost}</td>
                        <td>{day.followers}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </details>
          </section>
          <section>
            <h2>{g.line.title}</h2>
            <p class="small">{g.line.hint}</p>
            {data.line.length === 0 && <p class="empty">{g.line.none}</p>}
            <ul class="plain lines">
              {data.line.map((day) => (
                <li key={day.date}>
                  <b>{plainDate(day.date)}</b>
                  {day.state === 'ready' ? (
                    <span class={day.difference ? 'tag' : 'status is-good'}>
                      {g.line.difference(day.difference ?? 0)}
                    </span>
                  ) : (
                    <span class="tag">{day.state === 'missed' ? g.line.missed : g.line.waiting}</span>
                  )}
                  {day.state === 'ready' && (
                    <small>
                      {g.line.figures(day.followers ?? 0, day.blocks ?? 0, day.current ?? 0, day.ours ?? 0)}
                    </small>
                  )}
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </div>
  );
}
