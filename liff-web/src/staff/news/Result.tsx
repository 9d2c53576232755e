import { api, ok } from '../../shared/api';
import { dayAndClock } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { a } from './text';

/** What became of it, in people. */
export function Result({ id, way }: { id: string; way: string }) {
  const { data, problem, reload } = useResource(
    () => ok(api.GET('/api/v1/staff/announcements/{id}/result', { params: { path: { id } } })),
    [id],
  );
  const figures: (readonly [string, number, string?])[] = data
    ? [
        ...(way === 'push'
          ? ([
              [a.result.accepted, data.accepted, a.result.acceptedHint],
              [a.result.failed, data.failed],
              [a.result.waiting, data.waiting],
              [a.result.withheld, data.withheld],
              ...(data.toldFree > 0 ? ([[a.result.toldFree, data.toldFree, a.result.toldFreeHint]] as const) : []),
            ] as const)
          : []),
        [a.result.readers, data.readers, a.result.clicks(data.clicks)],
        [a.result.archive, data.archiveReads],
        ...(way === 'archive'
          ? []
          : ([[a.result.blocks, data.blocks, a.result.until(dayAndClock(data.blocksUntil))]] as const)),
      ]
    : [];
  return (
    <section class="panel">
      <h2>{a.result.title}</h2>
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {data && (
        <>
          <p>{a.result.ways[way]?.(data.recipients)}</p>
          <dl class="announcement-figures">
            {figures.map(([name, count, hint]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <b>{count}</b>
                  {hint && <small>{hint}</small>}
                </dd>
              </div>
            ))}
          </dl>
          <p class="row">
            <button type="button" class="button small-button" onClick={() => void reload()}>
              {a.result.again}
            </button>
            <a class="link" href={`/news/${id}`} target="_blank" rel="noreferrer">
              {a.result.open}
            </a>
          </p>
        </>
      )}
    </section>
  );
}
