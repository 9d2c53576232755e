import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { loadCategories, loadCommunities } from '../../shared/catalogue';
import { plainDate, when } from '../../shared/dates';
import { categoryIcon, Icon } from '../../shared/Icon';
import { say } from '../../shared/language';
import { MapView } from '../../shared/MapView';
import { ProblemNote } from '../../shared/ProblemNote';
import { usePages, useResource } from '../../shared/resource';
import { navigate, useAddress } from '../../shared/router';
import { StatusChip } from '../../shared/StatusChip';
import { s } from '../../shared/text';
import type { ChronicPoint, Page } from '../../shared/types';
import { RootCauseForm } from './RootCauseForm';
import { g } from './text';

const states = ['open', 'done'] as const;

/** Places where a fix does not last: for the head, the list to work off. */
export function ChronicPage({ works }: { works: boolean }) {
  const { searchParams } = useAddress();
  const state = searchParams.get('state') === 'done' ? 'done' : 'open';
  const [told, setTold] = useState('');
  const fetchPage = (after?: string): Promise<Page<ChronicPoint>> =>
    ok(api.GET('/api/v1/staff/chronic-points', { params: { query: { state, ...(after && { after }) } } }));
  const { data, failed, reload, more, work } = usePages(fetchPage, [state]);
  const done = async () => {
    await reload();
    setTold(g.chronic.saved);
  };

  return (
    <div class="page">
      <h1 tabIndex={-1}>{g.chronic.title}</h1>
      <p class="small">{g.chronic.hint}</p>
      <div class="row">
        {states.map((one) => (
          <button
            key={one}
            type="button"
            class="chip"
            aria-pressed={state === one}
            onClick={() => navigate(`/staff/chronic?state=${one}`, { replace: true })}
          >
            {g.chronic[one]}
          </button>
        ))}
      </div>
      <div role="status">{told && <p class="note good">{told}</p>}</div>
      {failed && <ProblemNote problem={failed} onRetry={reload} />}
      {data?.items.length === 0 && <p class="empty">{state === 'open' ? g.chronic.emptyOpen : g.chronic.emptyDone}</p>}
      <ol class="plain">
        {data?.items.map((point) => (
          <PointRow key={point.id} point={point} works={works} onDone={done} />
        ))}
      </ol>
      {data?.next && (
        <button type="button" class="button wide" aria-disabled={work.busy} onClick={more}>
          {s.more}
        </button>
      )}
    </div>
  );
}

type RowProps = { point: ChronicPoint; works: boolean; onDone: () => Promise<void> };

function PointRow({ point, works, onDone }: RowProps) {
  const [map, setMap] = useState(false);
  const categories = useResource(loadCategories, []);
  const communities = useResource(loadCommunities, []);
  const category = categories.data?.find(({ code }) => code === point.category);
  const community = communities.data?.find(({ code }) => code === point.community);
  return (
    <li class="panel chronic">
      <h2>
        <Icon name={categoryIcon(point.category)} size={22} /> {category ? say(category.name) : point.category}
        {community && ` · ${community.name}`}
      </h2>
      <p>
        <b>{g.chronic.returns(point.returns)}</b>{' '}
        <small>{g.chronic.span(when(point.firstAt), when(point.lastAt))}</small>
      </p>
      <h3>{g.chronic.cases}</h3>
      <ul class="plain group-list">
        {point.cases.map((one) => (
          <li key={one.id} class="group-head">
            <a href={`/staff/cases/${one.id}`}>{one.reference}</a> <StatusChip status={one.status} />{' '}
            <small>{when(one.reportedAt)}</small>
          </li>
        ))}
      </ul>
      {map ? (
        <MapView point={{ lat: point.lat, lng: point.lng }} />
      ) : (
        <button type="button" class="button small-button" onClick={() => setMap(true)}>
          <Icon name="pin" size={20} /> {s.map.show}
        </button>
      )}
      <dl class="facts">
        <Fact name={g.chronic.cause} value={point.cause} />
        <Fact name={g.chronic.plan} value={point.plan} />
        <Fact name={g.chronic.dueOn} value={point.dueOn && plainDate(point.dueOn)} />
        <Fact name={g.chronic.owner} value={point.owner} />
      </dl>
      {works && <RootCauseForm point={point} onDone={onDone} />}
    </li>
  );
}

function Fact({ name, value }: { name: string; value: string | null | undefined }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value || g.chronic.none}</dd>
    </div>
  );
}
