import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { dayAndClock, today } from '../../shared/dates';
import { language, say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import type { PdcaQuarter } from '../../shared/types';
import { figure } from '../targets/figures';
import { ActionForm } from './ActionForm';
import { ActionLine } from './ActionLine';
import { CheckForm } from './CheckForm';
import { quarterFrom, quarterName } from './strip';
import { p } from './text';

/** One quarter: what became of the one before, the figures that were checked, and what is done about them. */
export function Pdca({ works, head }: { works: boolean; head: boolean }) {
  const present = quarterFrom(today());
  const [quarter, setQuarter] = useState(present);
  const { data, problem, reload, set } = useResource(
    () => ok(api.GET('/api/v1/programme/pdca/{quarter}', { params: { path: { quarter } } })),
    [quarter],
  );
  const [number, year] = quarterName(quarter);
  return (
    <section class="panel">
      <h2>{p.pdca.title}</h2>
      <div class="row pdca-quarters">
        <button type="button" class="button small-button" onClick={() => setQuarter(quarterFrom(quarter, -1))}>
          ‹ {p.pdca.before}
        </button>
        <b role="status">{p.pdca.quarter(number, language === 'th' ? year : year - 543)}</b>
        {quarter < present && (
          <button type="button" class="button small-button" onClick={() => setQuarter(quarterFrom(quarter, 1))}>
            {p.pdca.next} ›
          </button>
        )}
      </div>
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {data && (
        <Quarter
          key={data.quarter}
          quarter={data}
          works={works && data.state === 'open'}
          head={head}
          onChange={(one) => set(() => one)}
        />
      )}
    </section>
  );
}

type Props = { quarter: PdcaQuarter; works: boolean; head: boolean; onChange: (one: PdcaQuarter) => void };

function Quarter({ quarter, works, head, onChange }: Props) {
  const [adding, setAdding] = useState<'check' | 'action'>();
  const { busy, problem, run } = useWork();
  const close = () =>
    run(async () => {
      const path = { quarter: quarter.quarter };
      onChange(await ok(api.POST('/api/v1/staff/programme/pdca/{quarter}/close', { params: { path } })));
    });
  const saved = (one: PdcaQuarter) => {
    setAdding(undefined);
    onChange(one);
  };
  return (
    <>
      <p>
        {quarter.closedAt ? (
          <span class="status is-ended">{p.pdca.closed(quarter.closedBy ?? '', dayAndClock(quarter.closedAt))}</span>
        ) : (
          <span class="status is-new">{p.pdca.open}</span>
        )}
      </p>
      <h3>{p.pdca.opening}</h3>
      {quarter.opening.length === 0 && <p class="small">{p.pdca.noOpening}</p>}
      <ul class="plain pdca-actions">
        {quarter.opening.map((action) => (
          <ActionLine key={action.id} action={action} works={false} onChange={onChange} />
        ))}
      </ul>
      <h3>{p.pdca.checks}</h3>
      {quarter.checks.length === 0 && <p class="small">{p.pdca.noChecks}</p>}
      <ul class="plain pdca-actions">
        {quarter.checks.map((check) => (
          <li key={check.id}>
            <p>
              <b>
                {figure(check.value)} {say(check.unit)}
              </b>{' '}
              {say(check.name)} {check.goal != null && <span class="tag">{p.pdca.goal(figure(check.goal))}</span>}
            </p>
            {check.note && <p>{check.note}</p>}
            <p class="small">
              {p.pdca.at(dayAndClock(check.cutOff), check.targetVersion)} · {check.by}
            </p>
          </li>
        ))}
      </ul>
      {works &&
        (adding === 'check' ? (
          <CheckForm quarter={quarter.quarter} onSaved={saved} onCancel={() => setAdding(undefined)} />
        ) : (
          <button type="button" class="button small-button programme-new" onClick={() => setAdding('check')}>
            {p.pdca.addCheck}
          </button>
        ))}
      <h3>{p.pdca.actions}</h3>
      {quarter.actions.length === 0 && <p class="small">{p.pdca.noActions}</p>}
      <ul class="plain pdca-actions">
        {quarter.actions.map((action) => (
          <ActionLine key={action.id + action.version} action={action} works={works} onChange={onChange} />
        ))}
      </ul>
      {works &&
        (adding === 'action' ? (
          <ActionForm quarter={quarter.quarter} onSaved={saved} onCancel={() => setAdding(undefined)} />
        ) : (
          <button type="button" class="button small-button programme-new" onClick={() => setAdding('action')}>
            {p.pdca.addAction}
          </button>
        ))}
      {problem && <ProblemNote problem={problem} />}
      {works && quarter.unanswered > 0 && <p class="note warn">{p.pdca.unanswered(quarter.unanswered)}</p>}
      {works && head && quarter.unanswered === 0 && (
        <button
          type="button"
          class="button primary programme-new"
          aria-disabled={busy}
          onClick={() => confirm(p.pdca.closeAsk) && void close()}
        >
          {p.pdca.close}
        </button>
      )}
    </>
  );
}
