import type { components } from '../../shared/api.gen';
import { say } from '../../shared/language';
import { two } from '../results/figures';
import { figure } from '../targets/figures';
import { percent } from './figures';
import { IntervalBar } from './IntervalBar';
import { p } from './text';

type ReportFigures = components['schemas']['ReportFigures'];

const NAMES = ['resolved', 'claimed', 'confirmed', 'unconfirmed', 'disputed'] as const;

/** The target first, of the cases it counts; then every problem of the period by each definition. */
export function Resolved({ figures }: { figures: ReportFigures }) {
  const { resolved } = figures.cases;
  const target = figures.targets?.find(({ code }) => code === 'resolved');
  const words = p.resolved;
  return (
    <section>
      <h3>{words.title}</h3>
      {target?.value && (
        <div class="target-share">
          <p class="verdict">
            {say(target.definition.name)}: {say(target.value.words)}
          </p>
          {target.value.value != null && target.value.ci && (
            <>
              <p>
                <b>{percent(target.value.value)}</b> ·{' '}
                {p.of(target.value.numerator ?? 0, target.value.denominator ?? 0)} ·{' '}
                {words.interval(two(target.value.ci.lower), two(target.value.ci.upper))} ·{' '}
                {words.goal(figure(target.value.goal))}
              </p>
              <IntervalBar percent={target.value.value} ci={target.value.ci} goal={target.value.goal} />
            </>
          )}
          <p class="small">{say(target.definition.cohort)}</p>
        </div>
      )}
      <h4>{words.all}</h4>
      <p class="small">
        {words.of(resolved.of)} {words.goalLine(figure(figures.goal))}
      </p>
      <ul class="plain bar-rows">
        {NAMES.map((name) => {
          const share = resolved[name];
          return (
            <li key={name}>
              <span>{words[name]}</span>
              <b>
                {share.n}
                {share.percent != null && ` · ${percent(share.percent)}`}
              </b>
              {share.percent != null && (
                <IntervalBar
                  percent={share.percent}
                  ci={share.ci}
                  goal={name === 'resolved' ? figures.goal : undefined}
                />
              )}
              {share.ci && <small>{words.interval(two(share.ci.lower), two(share.ci.upper))}</small>}
            </li>
          );
        })}
      </ul>
      <ul>
        {[figures.before, figures.yearBefore].map((then, i) => (
          <li key={i}>
            {p.compared(say(then.words))} ({percent(then.resolved.resolved.percent)}): {say(then.verdict)}
          </li>
        ))}
      </ul>
    </section>
  );
}
