import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { loadCategories } from '../../shared/catalogue';
import { span } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import { s } from '../../shared/text';
import type { CommunityCard, Page } from '../../shared/types';
import { CaseCard } from '../cases/CaseCard';
import { t } from '../text';

export const views = ['open', 'overdue', 'fixed', 'recurring'] as const;
export type View = (typeof views)[number];

const read = (view: View, after?: string): Promise<Page<CommunityCard>> =>
  ok(api.GET('/api/v1/community/incidents', { params: { query: { view, ...(after && { after }) } } }));

export function CommunityList({ view }: { view: View }) {
  const first = useResource(() => read(view), [view]);
  const categories = useResource(loadCategories, []);
  const [further, setFurther] = useState<Page<CommunityCard>>();
  const more = useWork();

  if (first.problem && !first.data) return <ProblemNote problem={first.problem} onRetry={first.reload} />;
  const items = [...(first.data?.items ?? []), ...(further?.items ?? [])];
  const next = further ? further.next : first.data?.next;
  const loadMore = () =>
    more.run(async () => {
      const page = await read(view, next ?? undefined);
      setFurther((before) => ({ items: [...(before?.items ?? []), ...page.items], next: page.next }));
    });

  return (
    <section>
      <h2>{t.community.view[view]}</h2>
      {!first.data && <div class="bone bone-card" aria-hidden="true" />}
      {first.data && items.length === 0 && <p class="small">{t.community.empty}</p>}
      <ul class="plain">
        {items.map((card) => (
          <CaseCard
            key={card.id}
            card={card}
            category={categories.data?.find(({ code }) => code === card.category)}
            note={remark(card)}
          />
        ))}
      </ul>
      {more.problem && <ProblemNote problem={more.problem} />}
      {next && (
        <button type="button" class="button wide" aria-disabled={more.busy} onClick={() => void loadMore()}>
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
