import { api, ok } from '../../shared/api';
import { dayAndClock, when } from '../../shared/dates';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { usePages, useResource } from '../../shared/resource';
import { s } from '../../shared/text';
import type { Page, Quota, Withheld } from '../../shared/types';
import './quota.css';
import { q } from './text';

/** The month's messages, and what found no room in them. */
export function QuotaPage() {
  const { data, problem, reload } = useResource(() => ok(api.GET('/api/v1/staff/line/quota')), []);
  return (
    <div class="page">
      <h1 tabIndex={-1}>{q.title}</h1>
      <p class="small">{q.hint}</p>
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {data && <Month quota={data} />}
      <WithheldList />
    </div>
  );
}

function Month({ quota }: { quota: Quota }) {
  const { plan, used, reserved, reserve, free, forecast, lineUsed, ownUsed, purposes } = quota;
  const over = plan != null && forecast > plan && free !== 0;
  return (
    <>
      <div role="status">
        {free === 0 && plan != null && <p class="note bad">{used + reserved >= plan ? q.allSpent : q.spent}</p>}
        {over && <p class="note">{q.over(forecast, plan)}</p>}
      </div>
      <section class="panel">
        <p class="small">{q.month(dayAndClock(quota.from), dayAndClock(quota.until))}</p>
        {plan != null && <Bar plan={plan} used={used} reserved={reserved} reserve={reserve} />}
        <dl class="facts facts-row">
          <Fact name={q.plan} value={plan == null ? q.noLimit : q.people(plan)} />
          <Fact name={q.used} value={`${q.people(used)} ${quota.countedBy === 'line' ? q.byLine : q.byOwn}`} />
          <Fact name={q.reserved} value={q.people(reserved)} />
          {plan != null && <Fact name={q.reserve} value={q.people(reserve)} />}
          {free != null && <Fact name={q.free} value={q.people(free)} />}
          <Fact name={q.forecast} value={q.people(forecast)} />
        </dl>
        <p class="small">{q.both(lineUsed == null ? q.unread : String(lineUsed), ownUsed)}</p>
        <p class="small">
          {q.forecast} = {q.formula}
        </p>
        {quota.lineReadAt && <p class="small">{q.asked(when(quota.lineReadAt))}</p>}
      </section>
      <section>
        <h2>{q.purposes}</h2>
        {purposes.length === 0 ? (
          <p class="empty">{q.none}</p>
        ) : (
          <table class="quota-table">
            <thead>
              <tr>
                <th scope="col">{q.purpose}</th>
                <th scope="col">{q.usedShort}</th>
                <th scope="col">{q.reservedShort}</th>
                <th scope="col">{q.lastDays}</th>
              </tr>
            </thead>
            <tbody>
              {purposes.map((one) => (
                <tr key={one.purpose}>
                  <th scope="row">{named(one.purpose)}</th>
                  <td>{one.used}</td>
                  <td>{one.reserved}</td>
                  <td>{one.lastDays}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <h2>{q.withheld}</h2>
      <p>{q.told(quota.withheld, quota.toldByReply, quota.toldByInbox)}</p>
    </>
  );
}

/** For the eye only: the figures stand beside it. */
function Bar({ plan, used, reserved, reserve }: { plan: number; used: number; reserved: number; reserve: number }) {
  const width = (people: number) => `${Math.min(100, (people / Math.max(1, plan)) * 100)}%`;
  return (
    <div class="quota-bar" aria-hidden="true">
      <span class="quota-used" style={{ width: width(used) }} />
      <span class="quota-reserved" style={{ width: width(reserved) }} />
      <span class="quota-kept" style={{ width: width(reserve) }} />
    </div>
  );
}

function WithheldList() {
  const fetchPage = (after?: string): Promise<Page<Withheld>> =>
    ok(api.GET('/api/v1/staff/line/withheld', { params: { query: after ? { after } : {} } }));
  const { data, failed, reload, more, work } = usePages(fetchPage, []);
  return (
    <section>
      {failed && <ProblemNote problem={failed} onRetry={reload} />}
      {data?.items.length === 0 && <p class="empty">{q.nothing}</p>}
      <ul class="plain">
        {data?.items.map((one) => (
          <li key={one.id} class="panel">
            <b>{named(one.purpose)}</b>
            <p class="small">{[one.incident, q.people(one.people)].filter(Boolean).join(' · ')}</p>
            <p class="small">
              {fate(one)} · {when(one.toldAt ?? one.withheldAt)}
            </p>
            {!one.toldBy && one.reason && <p class="small">{inOneLanguage(one.reason)}</p>}
          </li>
        ))}
      </ul>
      {data?.next && (
        <button type="button" class="button wide" aria-disabled={work.busy} onClick={more}>
          {s.more}
        </button>
      )}
    </section>
  );
}

const named = (purpose: string) => (q.names as Record<string, string>)[purpose] ?? purpose;

const fate = ({ toldBy, state }: Withheld) =>
  (toldBy ? (q.toldBy as Record<string, string>)[toldBy] : (q.state as Record<string, string>)[state]) ?? state;

/** The service writes its reasons in Thai, and in English in brackets behind it. */
const inOneLanguage = (reason: string) => {
  const [, th, en] = /^(.*) \((.*)\)$/.exec(reason) ?? [];
  return th && en ? say({ th, en }) : reason;
};

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
