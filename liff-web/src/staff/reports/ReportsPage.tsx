import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { dayAndClock, today } from '../../shared/dates';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { usePages, useResource, useWork } from '../../shared/resource';
import { navigate } from '../../shared/router';
import { Figures, staffAgencies } from './Figures';
import { lastQuarters } from './quarters';
import { p } from './text';
import './reports.css';

const QUARTERS = 8;

/** The reports, and the figures of any quarter as they are now. */
export function ReportsPage({ works }: { works: boolean }) {
  const quarters = lastQuarters(today(), QUARTERS);
  const [period, setPeriod] = useState(quarters[0] ?? '');
  const [key] = useState(() => crypto.randomUUID());
  const live = useResource(
    () => ok(api.GET('/api/v1/staff/reports/live', { params: { query: { period } } })),
    [period],
  );
  const list = usePages((after) => ok(api.GET('/api/v1/staff/reports', { params: { query: { after } } })), []);
  const { busy, problem, run } = useWork();
  const begin = () =>
    run(async () => {
      const made = await ok(
        api.POST('/api/v1/staff/reports', {
          params: { header: { 'Idempotency-Key': key } },
          body: { period },
        }),
      );
      navigate(`/staff/reports/${made.id}`);
    });
  return (
    <div class="reports">
      <header>
        <h1 tabIndex={-1}>{p.title}</h1>
        <p class="hint">{p.hint}</p>
      </header>
      <section>
        <h2>{p.list}</h2>
        {list.failed && <ProblemNote problem={list.failed} onRetry={list.reload} />}
        {list.data?.items.length === 0 && <p class="empty">{p.none}</p>}
        <ul class="plain report-list">
          {list.data?.items.map((report) => (
            <li key={report.id}>
              <a href={`/staff/reports/${report.id}`}>
                {say(report.words)} {report.revision > 1 && `(${p.revision(report.revision)})`}
              </a>
              <small>
                {p.state[report.state]}
                {report.deliveredAt && ` · ${report.readAt ? p.read(dayAndClock(report.readAt)) : p.unread}`}
              </small>
            </li>
          ))}
        </ul>
        {list.data?.next && (
          <button type="button" class="button" aria-disabled={list.work.busy} onClick={list.more}>
            {p.more}
          </button>
        )}
      </section>
      <section>
        <h2>{p.now}</h2>
        <p class="row">
          <label class="field">
            <span>{p.period}</span>
            <select value={period} onChange={(e) => setPeriod(e.currentTarget.value)}>
              {quarters.map((name) => {
                const [year = '', quarter = ''] = name.split('-q');
                return (
                  <option key={name} value={name}>
                    {p.quarter(quarter, year)}
                  </option>
                );
              })}
            </select>
          </label>
          {works && (
            <button type="button" class="button primary" aria-disabled={busy} onClick={begin}>
              {p.begin}
            </button>
          )}
        </p>
        {problem && <ProblemNote problem={problem} />}
        {live.problem && <ProblemNote problem={live.problem} onRetry={live.reload} />}
        {!live.data && !live.problem && <div class="bone bone-card" aria-hidden="true" />}
        {live.data && <Figures figures={live.data} agencies={staffAgencies} />}
      </section>
    </div>
  );
}
