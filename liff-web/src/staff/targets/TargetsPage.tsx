import './targets.css';
import { api, ok } from '../../shared/api';
import { plainDate } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { TargetCard } from './TargetCard';
import { g } from './text';

/** Every indicator of the programme: where it stands, how it went, and what is missing. */
export function TargetsPage({ head }: { head: boolean }) {
  const { data, problem, reload } = useResource(() => ok(api.GET('/api/v1/reports/targets')), []);
  const reached = data?.targets.filter((target) => target.value?.verdict.startsWith('reached')).length ?? 0;

  return (
    <div class="page targets">
      <section>
        <h1 tabIndex={-1}>{g.title}</h1>
        {data && <p class="small">{g.hint(plainDate(data.from), plainDate(data.to))}</p>}
        {data && (
          <p>
            <b>{g.sum(reached, data.targets.length)}</b>
          </p>
        )}
      </section>
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {!data && !problem && <div class="bone bone-card" aria-hidden="true" />}
      {data &&
        ['output', 'outcome'].map((level) => (
          <section key={level}>
            <h2>{g.levels[level]}</h2>
            {data.targets
              .filter((target) => target.definition.level === level)
              .map((target) => (
                <TargetCard key={target.code} target={target} head={head} onChange={reload} />
              ))}
          </section>
        ))}
    </div>
  );
}
