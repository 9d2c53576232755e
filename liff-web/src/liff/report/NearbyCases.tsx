import { api, ok } from '../../shared/api';
import { when } from '../../shared/dates';
import { Icon } from '../../shared/Icon';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import { navigate } from '../../shared/router';
import { StatusChip } from '../../shared/StatusChip';
import type { Nearby, Point } from '../../shared/types';
import { useSettled } from '../../shared/useSettled';
import { t } from '../text';
import { dropDraft } from './draft';

/** The same thing seen by two people should become one case with two followers. */
export function NearbyCases({ category, point }: { category: string; point: Point }) {
  const { lat, lng } = useSettled(point);
  const nearby = useResource<{ items: Nearby[] }>(
    () => ok(api.GET('/api/v1/incidents/nearby', { params: { query: { category, lat, lng } } })),
    [category, lat, lng],
  );
  const { busy, problem, run } = useWork();
  const items = nearby.data?.items ?? [];
  const join = (id: string) =>
    run(async () => {
      await ok(api.POST('/api/v1/incidents/{id}/follow', { params: { path: { id } } }));
      dropDraft();
      navigate(`/liff/cases/${id}`);
    });

  return (
    <div role="status">
      {items.length > 0 && (
        <section class="note nearby">
          <h2>{t.report.nearby}</h2>
          <p class="small">{t.report.nearbyHint}</p>
          <ul class="plain">
            {items.map(({ id, description, status, metres, reportedAt, followers, following }) => (
              <li key={id} class="nearby-item">
                <div>
                  <p class="clip">{description}</p>
                  <p class="small">
                    {t.report.metres(Math.round(metres))} · {when(reportedAt)}
                    {followers > 0 && ` · ${t.report.followers(followers)}`}
                  </p>
                  <StatusChip status={status} />
                </div>
                {following ? (
                  <a class="button small-button" href={`/liff/cases/${id}`}>
                    {t.report.joined}
                  </a>
                ) : (
                  <button
                    type="button"
                    class="button small-button accent"
                    aria-disabled={busy}
                    onClick={() => void join(id)}
                  >
                    <Icon name="users" size={18} /> {t.report.metoo}
                  </button>
                )}
              </li>
            ))}
          </ul>
          {problem && <ProblemNote problem={problem} />}
        </section>
      )}
    </div>
  );
}
