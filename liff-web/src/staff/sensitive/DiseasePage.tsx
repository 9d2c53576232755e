import { api, ok } from '../../shared/api';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { navigate, useAddress } from '../../shared/router';
import { OutbreakList } from './OutbreakList';
import { w } from './text';
import type { DiseaseCounts } from './types';
import { WeekTable } from './WeekTable';

const spans = [4, 8, 26];

export function DiseasePage({ works }: { works: boolean }) {
  const { searchParams } = useAddress();
  const weeks = spans.find((one) => String(one) === searchParams.get('weeks')) ?? 8;
  const { data, problem, reload } = useResource<DiseaseCounts>(
    () => ok(api.GET('/api/v1/staff/disease', { params: { query: { weeks } } })),
    [weeks],
  );
  return (
    <div class="care">
      <h1 tabIndex={-1}>{w.disease.title}</h1>
      <OutbreakList works={works} />
      <p class="small">{w.disease.hint}</p>
      <div class="row">
        {spans.map((one) => (
          <button
            key={one}
            type="button"
            class="chip"
            aria-pressed={weeks === one}
            onClick={() => navigate(`/staff/disease?weeks=${one}`, { replace: true })}
          >
            {w.disease.weeks(one)}
          </button>
        ))}
      </div>
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {data && !works && <p class="small">{w.disease.hidden}</p>}
      {data && (data.rows.length > 0 ? <WeekTable counts={data} /> : <p class="empty">{w.disease.empty}</p>)}
    </div>
  );
}
