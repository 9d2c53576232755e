import { useEffect, useRef, useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { navigate } from '../../shared/router';
import { settings } from '../../shared/settings';
import { s } from '../../shared/text';
import type { Cluster, ClusterView } from '../../shared/types';
import type { ClusterMap, View } from './clusterMap';
import { asMapQuery, type Filters } from './filters';
import { b } from './text';

const label = ({ count, id, reference, worst }: Cluster) =>
  id && reference ? b.map.one(reference, b.map.worst[worst]) : b.map.cluster(count, b.map.worst[worst]);

const fetchView = (filters: Filters, view: View): Promise<ClusterView> =>
  ok(api.GET('/api/v1/staff/incidents/map', { params: { query: { ...asMapQuery(filters), ...view } } }));

/** The map's code is fetched the first time somebody wants to see it. */
export function BoardMap({ filters, address }: { filters: Filters; address: string }) {
  const holder = useRef<HTMLDivElement>(null);
  const drawn = useRef<ClusterMap>(undefined);
  const [view, setView] = useState<View>();
  const [failed, setFailed] = useState(false);
  const found = useResource<ClusterView | undefined>(
    async () => (view ? fetchView(filters, view) : undefined),
    [view, address],
  );

  useEffect(() => {
    let gone = false;
    import('./clusterMap')
      .then(({ drawClusters }) => {
        if (gone || !holder.current) return;
        const onOpen = (id: string) => navigate(`/staff/cases/${id}`);
        drawn.current = drawClusters(holder.current, { label, onView: setView, onOpen });
      })
      .catch(() => setFailed(true));
    return () => {
      gone = true;
      drawn.current?.remove();
    };
  }, []);
  useEffect(() => {
    if (found.data) drawn.current?.show(found.data.items);
  }, [found.data]);

  if (failed) return <p class="error">{s.map.failed}</p>;
  return (
    <section class="board-map" aria-label={b.map.label}>
      {found.problem && <ProblemNote problem={found.problem} onRetry={found.reload} />}
      <div class="map large-map" ref={holder} tabIndex={0} role="group" aria-label={b.map.label} />
      <p role="status">
        {found.data && b.map.shown(found.data.cases)} {found.data && !found.data.complete && <b>{b.map.partly}</b>}
      </p>
      <p class="small">{b.map.hint}</p>
      {!settings.map.tiles && <p class="small">{s.map.noTiles}</p>}
    </section>
  );
}
