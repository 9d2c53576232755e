import { useRef, useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { loadCategories, loadCommunities } from '../../shared/catalogue';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { navigate, useAddress } from '../../shared/router';
import { s } from '../../shared/text';
import type { BulkResult } from '../../shared/types';
import { EmergencyStrip } from '../routing/EmergencyStrip';
import { t } from '../text';
import { BoardMap } from './BoardMap';
import { BulkBar } from './BulkBar';
import { CaseRow } from './CaseRow';
import { CounterStrip } from './CounterStrip';
import { FilterPanel } from './FilterPanel';
import { type Filters, filterAddress, filterQuery, readFilters } from './filters';
import { KeyHelp } from './KeyHelp';
import { SavedFilters } from './SavedFilters';
import { SearchBox } from './SearchBox';
import { b } from './text';
import { useBoard } from './useBoard';
import { useShortcuts } from './useShortcuts';

/** `at` is where this person's board stands. */
export function BoardPage({ works, at }: { works: boolean; at: string }) {
  const address = useAddress();
  const filters = readFilters(address.searchParams);
  const query = filterQuery(filters);
  const { board, problem, live, busy, more, load } = useBoard(filters, query);
  const categories = useResource(loadCategories, []);
  const communities = useResource(loadCommunities, []);
  const agencies = useResource(() => ok(api.GET('/api/v1/staff/agencies')), []);
  const officers = useResource(() => ok(api.GET('/api/v1/staff/officers')), []);
  const [chosen, setChosen] = useState<string[]>([]);
  const [results, setResults] = useState<BulkResult[]>([]);
  const list = useRef<HTMLOListElement>(null);
  const help = useRef<HTMLDialogElement>(null);
  const apply = (change: Partial<Filters>) => {
    navigate(filterAddress({ ...filters, ...change }, at), { replace: true });
    setChosen([]);
    setResults([]);
    // Another list is read from its beginning.
    if ((list.current?.getBoundingClientRect().top ?? 0) < 0) scrollTo(0, 0);
  };
  useShortcuts(list, help, () => apply({ map: !filters.map }));
  const finish = (done: BulkResult[]) => {
    setResults(done);
    setChosen(done.flatMap(({ id, status }) => (status === 'refused' ? [id] : [])));
    void load();
  };
  const refused = results.filter(({ status }) => status === 'refused').length;

  return (
    <div class="board">
      <h1 class="unseen">{t.nav.board}</h1>
      <EmergencyStrip categories={categories.data ?? []} watched={board?.items} />
      <div class="board-head">
        <SearchBox q={filters.q} onSearch={(q) => apply({ q })} />
        <div class="row" role="group" aria-label={t.board.list}>
          {([false, true] as const).map((map) => (
            <button
              key={String(map)}
              type="button"
              class="chip"
              aria-pressed={filters.map === map}
              onClick={() => apply({ map })}
            >
              {map ? b.view.map : b.view.list}
            </button>
          ))}
        </div>
        <span class={live ? 'live on' : 'live'} role="status">
          {live ? t.board.live : t.board.notLive}
        </span>
        <KeyHelp dialog={help} />
        <SavedFilters
          query={query}
          onChoose={(saved) => apply({ ...readFilters(new URLSearchParams(saved)), map: filters.map })}
        />
        <CounterStrip category={filters.category[0]} community={filters.community[0]} />
      </div>
      <FilterPanel
        filters={filters}
        categories={categories.data ?? []}
        communities={communities.data ?? []}
        agencies={agencies.data ?? []}
        officers={officers.data ?? []}
        onChange={apply}
      />
      {filters.map ? (
        <BoardMap filters={filters} address={query} />
      ) : (
        <section class="board-list" aria-label={t.board.list}>
          <p class="fresh" role="status">
            {board && board.fresh.length > 0 && t.board.fresh(board.fresh.length)}
          </p>
          <p class="fresh" role="status">
            {results.length > 0 && b.bulk.done(results.length - refused, refused)}
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
                chosen={chosen.includes(card.id)}
                result={results.find(({ id }) => id === card.id)}
                onChoose={
                  works
                    ? (on) => setChosen((before) => (on ? [...before, card.id] : before.filter((id) => id !== card.id)))
                    : undefined
                }
              />
            ))}
          </ol>
          {board?.next && (
            <button type="button" class="button wide" aria-disabled={busy} onClick={() => void more()}>
              {s.more}
            </button>
          )}
          {chosen.length > 0 && (
            <BulkBar
              ids={chosen}
              agencies={agencies.data ?? []}
              officers={officers.data ?? []}
              onClear={() => setChosen([])}
              onDone={finish}
            />
          )}
        </section>
      )}
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
