import { useMemo, useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { dayAndClock, today } from '../../shared/dates';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { usePages, useResource, useWork } from '../../shared/resource';
import { navigate } from '../../shared/router';
import { Figures, staffAgencies } from './Figures';
import { dayAfter, type Days, EARLIEST, lastQuarters, lastYears, missingIn } from './quarters';
import { p } from './text';
import './reports.css';

const QUARTERS = 8;
const YEARS = 3;
const OWN = 'own';

type Asked = { period: string } | { from: string; to: string };

const liveFigures = (asked: Asked) => ok(api.GET('/api/v1/staff/reports/live', { params: { query: asked } }));

/** The reports, and the figures of any quarter, year or range as they are now. */
export function ReportsPage({ works }: { works: boolean }) {
  const now = today();
  const quarters = lastQuarters(now, QUARTERS);
  const [choice, setChoice] = useState(quarters[0] ?? '');
  const [days, setDays] = useState<Days>({ first: '', last: '' });
  const own = choice === OWN;
  const missing = own ? missingIn(days, now) : undefined;
  let asked: Asked | undefined;
  if (!own) asked = { period: choice };
  else if (!missing) asked = { from: days.first, to: dayAfter(days.last) };
  // Another period is another report.
  const key = useMemo(() => crypto.randomUUID(), [choice, days]);
  const live = useResource(async () => (asked ? liveFigures(asked) : undefined), [choice, days]);
  const list = usePages((after) => ok(api.GET('/api/v1/staff/reports', { params: { query: { after } } })), []);
  const { busy, problem, run } = useWork();
  const begin = () =>
    run(async () => {
      if (!asked) return;
      const made = await ok(
        api.POST('/api/v1/staff/reports', {
          params: { header: { 'Idempotency-Key': key } },
          body: asked,
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
            <select value={choice} onChange={(e) => setChoice(e.currentTarget.value)}>
              {quarters.map((name) => {
                const [year = '', quarter = ''] = name.split('-q');
                return (
                  <option key={name} value={name}>
                    {p.quarter(quarter, year)}
                  </option>
                );
              })}
              {lastYears(now, YEARS).map((year) => (
                <option key={year} value={year}>
                  {p.year(year)}
                </option>
              ))}
              <option value={OWN}>{p.own.name}</option>
            </select>
          </label>
          {own &&
            (['first', 'last'] as const).map((end) => (
              <label key={end} class="field">
                <span>{p.own[end]}</span>
                <input
                  type="date"
                  min={EARLIEST}
                  max={end === 'first' ? now : undefined}
                  value={days[end]}
                  aria-invalid={missing === 'reversed'}
                  onChange={(e) => setDays({ ...days, [end]: e.currentTarget.value })}
                />
              </label>
            ))}
          {works && (
            <button type="button" class="button primary" aria-disabled={busy || !asked} onClick={begin}>
              {p.begin}
            </button>
          )}
        </p>
        {own && <p role="status">{missing && p.own[missing]}</p>}
        {problem && <ProblemNote problem={problem} />}
        {live.problem && <ProblemNote problem={live.problem} onRetry={live.reload} />}
        {asked && !live.data && !live.problem && <div class="bone bone-card" aria-hidden="true" />}
        {asked && live.data && <Figures figures={live.data} agencies={staffAgencies} />}
      </section>
    </div>
  );
}
