import { api, ok } from '../../shared/api';
import { loadCategories } from '../../shared/catalogue';
import { ProblemNote } from '../../shared/ProblemNote';
import { usePages, useResource } from '../../shared/resource';
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
  const { data, problem, failed, reload, more, work } = usePages(mine, []);
  const categories = useResource(loadCategories, []);

  if (problem && !data) return <ProblemNote problem={problem} onRetry={reload} />;
  if (!data) return <CardsSkeleton />;
  const { items, next } = data;
  const groups = [
    { name: t.cases.needs, cards: items.filter(({ needs }) => needs) },
    { name: t.cases.open, cards: items.filter((card) => !card.needs && !isEnded(goesOn(card))) },
    { name: t.cases.ended, cards: items.filter((card) => !card.needs && isEnded(goesOn(card))) },
  ];

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
      {failed && <ProblemNote problem={failed} />}
      {next && (
        <button type="button" class="button wide" aria-disabled={work.busy} onClick={more}>
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
