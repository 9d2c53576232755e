import { api, ok } from '../../shared/api';
import { loadCategories } from '../../shared/catalogue';
import { span } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { usePages, useResource } from '../../shared/resource';
import { s } from '../../shared/text';
import type { CommunityCard, Page } from '../../shared/types';
import { CaseCard } from '../cases/CaseCard';
import { t } from '../text';

export const views = ['open', 'overdue', 'fixed', 'recurring'] as const;
export type View = (typeof views)[number];

const read = (view: View, after?: string): Promise<Page<CommunityCard>> =>
  ok(api.GET('/api/v1/community/incidents', { params: { query: { view, ...(after && { after }) } } }));

export function CommunityList({ view }: { view: View }) {
  const { data, problem, failed, reload, more, work } = usePages((after) => read(view, after), [view]);
  const categories = useResource(loadCategories, []);

  if (problem && !data) return <ProblemNote problem={problem} onRetry={reload} />;

  return (
    <section>
      <h2>{t.community.view[view]}</h2>
      {!data && <div class="bone bone-card" aria-hidden="true" />}
      {data?.items.length === 0 && <p class="small">{t.community.empty}</p>}
      <ul class="plain">
        {data?.items.map((card) => (
          <CaseCard
            key={card.id}
            card={card}
            category={categories.data?.find(({ code }) => code === card.category)}
            note={remark(card)}
          />
        ))}
      </ul>
      {failed && <ProblemNote problem={failed} />}
      {data?.next && (
        <button type="button" class="button wide" aria-disabled={work.busy} onClick={more}>
          {s.more}
        </button>
      )}
    </section>
  );
}

function remark({ overdue, fixBy, reopenings, resolution }: CommunityCard): string {
  return [
    overdue && t.cases.late(span(Date.now(), Date.parse(fixBy))),
    reopenings > 0 && t.cases.reopenings(reopenings),
    resolution === 'unconfirmed' && t.community.unconfirmed,
    resolution === 'confirmed' && t.community.confirmed,
  ]
    .filter(Boolean)
    .join(' · ');
}
