import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { loadCategories } from '../../shared/catalogue';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import { isEnded } from '../../shared/StatusChip';
import { s } from '../../shared/text';
import type { Card, Page } from '../../shared/types';
import { OfflineNote } from '../OfflineNote';
import { t } from '../text';
import { CaseCard } from './CaseCard';

const mine = (after?: string): Promise<Page<Card>> =>
  ok(api.GET('/api/v1/incidents/mine', { params: { query: after ? { after } : {} } }));

/** A merged case is over when the one it was merged into is. */
const goesOn = ({ status, parent }: Card) => parent?.status ?? status;

export function CasesPage() {
  const first = useResource(() => mine(), []);
  const categories = useResource(loadCategories, []);
  const [further, setFurther] = useState<Page<Card>>();
  const more = useWork();

  if (first.problem && !first.data) return <ProblemNote problem={first.problem} onRetry={first.reload} />;
  if (!first.data) return <CardsSkeleton />;
  const items = [...first.data.items, ...(further?.items ?? [])];
  const next = further ? further.next : first.data.next;
  const groups = [
    { name: t.cases.needs, cards: items.filter(({ needs }) => needs) },
    { name: t.cases.open, cards: items.filter((card) => !card.needs && !isEnded(goesOn(card))) },
    { name: t.cases.ended, cards: items.filter((card) => !card.needs && isEnded(goesOn(card))) },
  ];
  const loadMore = () =>
    more.run(async () => {
      const page = await mine(next ?? undefined);
      setFurther((before) => ({ items: [...(before?.items ?? []), ...page.items], next: page.next }));
    });

  return (
    <div class="page">
      <h1 tabIndex={-1}>{t.cases.title}</h1>
      <OfflineNote />
      {items.length === 0 && (
        <div class="empty">
          <p>{t.cases.empty}</p>
          <a class="button primary" href="/liff/report">
            {t.home.report}
          </a>
        </div>
      )}
      {groups.map(
        ({ name, cards }) =>
          cards.length > 0 && (
            <section key={name}>
              <h2 class="group">
                {name} <span class="count">{cards.length}</span>
              </h2>
              <ul class="plain">
                {cards.map((card) => (
                  <CaseCard
                    key={card.id}
                    card={card}
                    category={categories.data?.find(({ code }) => code === card.category)}
                  />
                ))}
              </ul>
            </section>
          ),
      )}
      {more.problem && <ProblemNote problem={more.problem} />}
      {next && (
        <button type="button" class="button wide" aria-disabled={more.busy} onClick={() => void loadMore()}>
          {s.more}
        </button>
      )}
    </div>
  );
}

function CardsSkeleton() {
  return (
    <div class="page" aria-hidden="true">
      <div class="bone bone-title" />
      <div class="bone bone-card" />
      <div class="bone bone-card" />
      <div class="bone bone-card" />
    </div>
  );
}
