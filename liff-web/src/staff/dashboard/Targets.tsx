import type { components } from '../../shared/api.gen';
import { plainDate } from '../../shared/dates';
import { say } from '../../shared/language';
import { IntervalBar } from '../reports/IntervalBar';
import { two } from '../results/figures';
import { figure } from '../targets/figures';
import { g } from '../targets/text';
import { Trend } from '../targets/Trend';
import { d } from './text';
import '../targets/targets.css';

type TargetLine = components['schemas']['GetDashboardTargetLine'];

/** What a director is asked about first. */
const THREE = ['resolved', 'speed', 'satisfaction'];
const LOOKS: Record<string, string> = { reached: 'is-good', reached_unsure: 'is-good', not_reached: 'is-asking' };

/** 80%, or 3 days. */
function amount(value: number | null | undefined, { unit }: TargetLine): string {
  if (value == null) return figure(value);
  return unit.en === '%' ? `${figure(value)}%` : `${figure(value)} ${say(unit)}`;
}

const withGoal = ({ trend, goal }: TargetLine) => trend.map((one) => ({ ...one, goal }));

function Verdict({ verdict }: { verdict?: string | null }) {
  return verdict ? <span class={`status ${LOOKS[verdict] ?? 'is-ended'}`}>{g.verdicts[verdict]}</span> : null;
}

export function TargetFigures({ targets }: { targets: TargetLine[] }) {
  const three = THREE.flatMap((code) => targets.filter((one) => one.code === code));
  return (
    <section class="three" aria-label={d.figures}>
      {three.map((one) => (
        <article key={one.code} class="panel">
          <h2>{d.figure[one.code]}</h2>
          <p class="target-value">
            <b>{amount(one.value, one)}</b>
          </p>
          <p class="row">
            <Verdict verdict={one.verdict} />
            {one.goal != null && (
              <span class="small">
                {one.code === 'speed' ? d.lastYear(figure(one.goal)) : d.goal(amount(one.goal, one))}
              </span>
            )}
          </p>
          {one.ci && one.value != null && (
            <>
              <IntervalBar percent={one.value} ci={one.ci} goal={one.goal} />
              <p class="small">{d.interval(two(one.ci.lower), two(one.ci.upper))}</p>
            </>
          )}
          {one.confirmed?.ci && one.confirmed.percent != null && (
            <p class="small">
              {d.confirmed(two(one.confirmed.percent), two(one.confirmed.ci.lower), two(one.confirmed.ci.upper))}
            </p>
          )}
          <Trend days={withGoal(one)} />
          {one.day && <p class="small">{d.kept(plainDate(one.day))}</p>}
        </article>
      ))}
    </section>
  );
}

/** What is not reached first; the rest is one line until somebody wants to see it. */
export function TargetList({ targets }: { targets: TargetLine[] }) {
  const reached = targets.filter(({ verdict }) => verdict?.startsWith('reached'));
  return (
    <section class="panel">
      <h2>{d.targets}</h2>
      <Lines targets={targets.filter((one) => !reached.includes(one))} />
      {reached.length > 0 && (
        <details class="reached">
          <summary>{d.reached(reached.length)}</summary>
          <Lines targets={reached} />
        </details>
      )}
      <a class="button" href="/staff/targets">
        {d.allTargets}
      </a>
    </section>
  );
}

function Lines({ targets }: { targets: TargetLine[] }) {
  return (
    <ul class="plain target-lines">
      {targets.map((one) => (
        <li key={one.code}>
          <span>{say(one.name)}</span>
          <span class="row">
            {one.day ? (
              <>
                <b>{amount(one.value, one)}</b>
                <Verdict verdict={one.verdict} />
              </>
            ) : (
              <small>{d.noTarget}</small>
            )}
          </span>
          {one.trend.length > 1 && <Trend days={withGoal(one)} />}
        </li>
      ))}
    </ul>
  );
}
