import { useState } from 'preact/hooks';
import { dayAndClock } from '../../shared/dates';
import { say } from '../../shared/language';
import type { Target } from '../../shared/types';
import { ChangeGoal } from './ChangeGoal';
import { Definition } from './Definition';
import { figure, share } from './figures';
import { g } from './text';
import { Trend } from './Trend';

const LOOKS: Record<string, string> = { reached: 'is-good', reached_unsure: 'is-good', not_reached: 'is-asking' };

/** One indicator. Whether it is reached is said in words; the bar and the line say it again. */
export function TargetCard({ target, head, onChange }: { target: Target; head: boolean; onChange: () => unknown }) {
  const [changing, setChanging] = useState(false);
  const { definition, value } = target;
  const unit = say(definition.unit);
  const part = value ? share(value, definition.goal) : undefined;

  return (
    <article class="panel target">
      <div class="target-head">
        <h3>{say(definition.name)}</h3>
        {value && <span class={`status ${LOOKS[value.verdict] ?? 'is-ended'}`}>{g.verdicts[value.verdict]}</span>}
      </div>
      {!value && <p class="small">{g.uncounted}</p>}
      {value && (
        <div class="target-body">
          <div class="target-now">
            <p class="target-value">
              <b>{figure(value.value)}</b> {value.value != null && unit}
            </p>
            {part !== undefined && (
              <div class="target-bar" role="img" aria-label={g.bar(part)}>
                <i class={LOOKS[value.verdict]} style={{ width: `${Math.min(100, part)}%` }} />
              </div>
            )}
            <p class="small">
              {value.goal == null
                ? g.noGoal
                : definition.goal == null
                  ? g.goalBefore(figure(value.goal), unit)
                  : g.goal(figure(value.goal), unit)}
              {value.denominator != null &&
                value.numerator != null &&
                ` · ${g.of(figure(value.numerator), figure(value.denominator))}`}
              {value.ci && ` · ${g.ci(figure(value.ci.lower), figure(value.ci.upper))}`}
            </p>
          </div>
          <Trend days={target.trend} />
        </div>
      )}
      {value?.missing && (
        <p class="note warn">
          <span>
            <b>{g.missing}:</b> {say(value.missing)}
          </span>
        </p>
      )}
      {value && value.parts.length > 0 && (
        <dl class="target-parts">
          {value.parts.map(({ code, count }) => (
            <div key={code}>
              <dt>{g.parts[code] ?? code}</dt>
              <dd>{figure(count)}</dd>
            </div>
          ))}
        </dl>
      )}
      <details class="more">
        <summary>{g.definition}</summary>
        <Definition target={target} />
        {value && <p class="small">{g.cutOff(dayAndClock(value.cutOff))}</p>}
        {head &&
          (changing ? (
            <ChangeGoal
              target={target}
              onDone={() => {
                setChanging(false);
                void onChange();
              }}
              onCancel={() => setChanging(false)}
            />
          ) : (
            <button type="button" class="button small-button" onClick={() => setChanging(true)}>
              {g.change}
            </button>
          ))}
      </details>
    </article>
  );
}
