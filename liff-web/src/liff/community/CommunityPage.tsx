import { api, ok } from '../../shared/api';
import { day } from '../../shared/dates';
import { Icon } from '../../shared/Icon';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { useAddress } from '../../shared/router';
import { OfflineNote } from '../OfflineNote';
import { t } from '../text';
import { CommunityList, type View, views } from './CommunityList';

/** What the committee of a community sees: how many cases stand where, and the list of one heading. */
export function CommunityPage() {
  const summary = useResource(() => ok(api.GET('/api/v1/community/summary')), []);
  const asked = useAddress().searchParams.get('view') as View | null;
  const view = asked && views.includes(asked) ? asked : 'open';

  if (summary.problem && !summary.data) return <ProblemNote problem={summary.problem} onRetry={summary.reload} />;
  if (!summary.data) return <div class="bone bone-card" aria-hidden="true" />;
  const { community, counts, figures } = summary.data;
  return (
    <div class="page">
      <h1 tabIndex={-1}>{community.name}</h1>
      <OfflineNote />
      <nav class="views" aria-label={t.community.views}>
        {views.map((one) => (
          <a
            key={one}
            class="view"
            href={`/liff/community?view=${one}`}
            aria-current={one === view ? 'page' : undefined}
          >
            <b>{counts[one]}</b> {t.community.view[one]}
          </a>
        ))}
      </nav>
      <CommunityList key={view} view={view} />
      <section>
        <h2>{t.community.figures(day(figures.since))}</h2>
        <dl class="figures">
          <div>
            <dt>{t.community.claimed}</dt>
            <dd>{figures.claimed}</dd>
          </div>
          <div>
            <dt>{t.community.confirmed}</dt>
            <dd>{figures.confirmed}</dd>
          </div>
          <div>
            <dt>{t.community.disputed}</dt>
            <dd>{figures.disputed}</dd>
          </div>
          <div>
            <dt>{t.community.unconfirmed}</dt>
            <dd>{figures.unconfirmed}</dd>
          </div>
        </dl>
      </section>
      <a class="button wide" href="/liff/report">
        <Icon name="megaphone" size={22} /> {t.community.report}
      </a>
    </div>
  );
}
