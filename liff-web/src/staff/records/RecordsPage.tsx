import { api, ok } from '../../shared/api';
import { plainDate, today } from '../../shared/dates';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { useAddress } from '../../shared/router';
import { RecordCards } from './RecordCards';
import { RecordTable } from './RecordTable';
import { dayBefore, type RangeName, rangeNames, rangeOf } from './ranges';
import { r } from './text';
import { useWide } from './useWide';
import './records.css';

/** What each agency has done with what it was handed; claimed, confirmed and disputed are three figures. */
export function RecordsPage() {
  const asked = useAddress().searchParams.get('range') as RangeName | null;
  const range = asked && rangeNames.includes(asked) ? asked : 'quarter';
  const { from, to } = rangeOf(range, today());
  const agencies = useResource(() => ok(api.GET('/api/v1/staff/agencies')), []);
  const { data, problem, loading, reload } = useResource(
    () => ok(api.GET('/api/v1/staff/agencies/records', { params: { query: { from, to } } })),
    [range],
  );
  const wide = useWide();
  const nameOf = (code: string) => {
    const agency = agencies.data?.find((one) => one.code === code);
    return agency ? say(agency.name) : code;
  };
  const Shown = wide ? RecordTable : RecordCards;
  return (
    <div class="records">
      <h1 tabIndex={-1}>{r.title}</h1>
      <p class="hint">{r.hint}</p>
      <nav class="row" aria-label={r.ranges}>
        {rangeNames.map((name) => (
          <a
            key={name}
            class={name === range ? 'button small-button on' : 'button small-button'}
            href={`/staff/records?range=${name}`}
            aria-current={name === range ? 'page' : undefined}
          >
            {r.range[name]}
          </a>
        ))}
      </nav>
      <p role="status">{from && to ? r.days(plainDate(from), plainDate(dayBefore(to))) : r.allDays}</p>
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {data && (
        <div aria-busy={loading}>
          {data.every(({ offered, claimed }) => offered + claimed === 0) && <p class="empty">{r.empty}</p>}
          <Shown records={data} nameOf={nameOf} />
        </div>
      )}
      {!data && !problem && <div class="bone bone-card" aria-hidden="true" />}
    </div>
  );
}
