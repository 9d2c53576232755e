import { useRef } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { loadCategories, loadCommunities } from '../../shared/catalogue';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { navigate, useAddress } from '../../shared/router';
import { s } from '../../shared/text';
import { t } from '../text';
import { CaseRow } from './CaseRow';
import { FilterPanel } from './FilterPanel';
import { type Filters, filterAddress, readFilters } from './filters';
import { KeyHelp } from './KeyHelp';
import { SearchBox } from './SearchBox';
import { useBoard } from './useBoard';
import { useShortcuts } from './useShortcuts';

export function BoardPage() {
  const address = useAddress();
  const filters = readFilters(address.searchParams);
  const { board, problem, live, busy, more, load } = useBoard(filters, address.search);
  const categories = useResource(loadCategories, []);
  const communities = useResource(loadCommunities, []);
  const agencies = useResource(() => ok(api.GET('/api/v1/staff/agencies')), []);
  const list = useRef<HTMLOListElement>(null);
  const help = useRef<HTMLDialogElement>(null);
  useShortcuts(list, help);
  const apply = (change: Partial<Filters>) => {
    navigate(filterAddress({ ...filters, ...change }), { replace: true });
    // Another list is read from its beginning.
    if ((list.current?.getBoundingClientRect().top ?? 0) < 0) scrollTo(0, 0);
  };

  return (
    <div class="board">
      <h1 class="unseen">{t.nav.board}</h1>
      <div class="board-head">
        <SearchBox q={filters.q} onSearch={(q) => apply({ q })} />
        <span class={live ? 'live on' : 'live'} role="status">
          {live ? t.board.live : t.board.notLive}
        </span>
        <KeyHelp dialog={help} />
      </div>
      <FilterPanel
        filters={filters}
        categories={categories.data ?? []}
        communities={communities.data ?? []}
        agencies={agencies.data ?? []}
        onChange={apply}
      />
      <section class="board-list" aria-label={t.board.list}>
        <p class="fresh" role="status">
          {board && board.fresh.length > 0 && t.board.fresh(board.fresh.length)}
        </p>
        {problem && <ProblemNote problem={problem} onRetry={load} />}
        {!board && !problem && <RowsSkeleton />}
        {board?.items.length === 0 && <p class="empty">{t.board.empty}</p>}
        <ol class="plain" ref={list}>
          {board?.items.map((card) => (
            <CaseRow
              key={card.id}
              card={card}
              fresh={board.fresh.includes(card.id)}
              category={categories.data?.find(({ code }) => code === card.category)}
              community={communities.data?.find(({ code }) => code === card.community)?.name ?? card.community}
              agencies={agencies.data ?? []}
            />
          ))}
        </ol>
        {board?.next && (
          <button type="button" class="button wide" aria-disabled={busy} onClick={() => void more()}>
            {s.more}
          </button>
        )}
      </section>
    </div>
  );
}

function RowsSkeleton() {
  return (
    <div aria-hidden="true" class="rows-skeleton">
      {[1, 2, 3, 4, 5, 6].map((number) => (
        <div key={number} class="bone bone-card" />
      ))}
    </div>
  );
}
