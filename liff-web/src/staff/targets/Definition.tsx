import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { day } from '../../shared/dates';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import type { Target } from '../../shared/types';
import { figure } from './figures';
import { g } from './text';

export function Definition({ target: { code, version, definition } }: { target: Target }) {
  const [all, setAll] = useState(false);
  return (
    <div class="target-definition">
      <dl class="facts">
        {(['meaning', 'numerator', 'denominator', 'cohort', 'evidence', 'owner'] as const).map((one) => (
          <div key={one}>
            <dt>{g[one]}</dt>
            <dd>{say(definition[one])}</dd>
          </div>
        ))}
        {definition.judged && (
          <div>
            <dt>{g.judgedBy}</dt>
            <dd>{g.judged[definition.judged]}</dd>
          </div>
        )}
      </dl>
      <p class="small">{g.version(version)}</p>
      {all ? (
        <Versions code={code} version={version} />
      ) : (
        version > 1 && (
          <button type="button" class="link" onClick={() => setAll(true)}>
            {g.versions}
          </button>
        )
      )}
    </div>
  );
}

function Versions({ code, version }: { code: string; version: number }) {
  const { data, problem, reload } = useResource(
    () => ok(api.GET('/api/v1/reports/targets/{code}', { params: { path: { code } } })),
    [code, version],
  );
  if (problem) return <ProblemNote problem={problem} onRetry={reload} />;
  return (
    <ol class="plain lines">
      {data?.versions.map(({ number, definition, reason, by, at }) => (
        <li key={number}>
          <b>{g.version(number)}</b>
          <small>
            {day(at)} · {by ?? g.file}
          </small>
          <small>
            {definition.goal == null ? g.noGoal : g.goal(figure(definition.goal), say(definition.unit))}
            {definition.judged && ` · ${g.judged[definition.judged]}`}
            {reason && ` · ${reason}`}
          </small>
        </li>
      ))}
    </ol>
  );
}
