import { api, ok } from '../../shared/api';
import { span } from '../../shared/dates';
import { Icon } from '../../shared/Icon';
import { say } from '../../shared/language';
import { useResource } from '../../shared/resource';
import type { Category } from '../../shared/types';
import { r } from './text';

type Props = { categories: Category[]; watched: unknown };

/** Open emergencies stand above whatever the board shows, so that no filter and no older deadline hides one. */
export function EmergencyStrip({ categories, watched }: Props) {
  const query = { priority: ['emergency'], open: true, sort: 'due' };
  const found = useResource(() => ok(api.GET('/api/v1/staff/incidents', { params: { query } })), [watched]);
  if (!found.data?.items.length) return null;
  return (
    <section class="emergencies" aria-label={r.emergency.title}>
      <h2>
        <Icon name="alarm" /> {r.emergency.title}
      </h2>
      <ul class="plain">
        {found.data.items.map(({ id, reference, category, reportedAt }) => (
          <li key={id}>
            <a href={`/staff/cases/${id}`}>
              <b>{say(categories.find(({ code }) => code === category)?.name ?? { th: category, en: category })}</b>{' '}
              {reference} · {r.emergency.since(span(Date.parse(reportedAt), Date.now()))}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
