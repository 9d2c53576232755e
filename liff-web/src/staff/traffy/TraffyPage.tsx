import { useState } from 'preact/hooks';
import { ProblemNote } from '../../shared/ProblemNote';
import { usePages } from '../../shared/resource';
import { useAddress } from '../../shared/router';
import { s } from '../../shared/text';
import type { Page } from '../../shared/types';
import { CandidateRow, fetchCandidates } from './CandidateRow';
import { ImportForm } from './ImportForm';
import { fetchImports, ImportRow } from './ImportRow';
import { fetchOutside, OutsideRow } from './OutsideRow';
import { f } from './text';

const views = ['candidates', 'imports', 'outside'] as const;

/** What is filed in the city's own system: import it, and see what may be the same problem. */
export function TraffyPage() {
  const asked = useAddress().searchParams.get('view');
  const view = views.find((one) => one === asked) ?? 'candidates';
  const [imported, setImported] = useState(0);
  return (
    <div class="page traffy">
      <section>
        <h1 tabIndex={-1}>{f.title}</h1>
        <p class="small">{f.hint}</p>
      </section>
      <ImportForm onDone={() => setImported(imported + 1)} />
      <nav class="row" aria-label={f.title}>
        {views.map((one) => (
          <a
            key={one}
            class={one === view ? 'button small-button on' : 'button small-button'}
            href={`/staff/traffy?view=${one}`}
            aria-current={one === view ? 'page' : undefined}
          >
            {f.views[one]}
          </a>
        ))}
      </nav>
      {view === 'candidates' && (
        <List
          key={`c${imported}`}
          fetchPage={fetchCandidates}
          empty={f.candidates.empty}
          row={(one) => <CandidateRow one={one} />}
        />
      )}
      {view === 'imports' && (
        <List
          key={`i${imported}`}
          fetchPage={fetchImports}
          empty={f.import.empty}
          row={(one) => <ImportRow one={one} />}
        />
      )}
      {view === 'outside' && (
        <>
          <p class="small">{f.outside.hint}</p>
          <List
            key={`o${imported}`}
            fetchPage={fetchOutside}
            empty={f.outside.empty}
            row={(one) => <OutsideRow one={one} />}
          />
        </>
      )}
    </div>
  );
}

type ListProps<T> = {
  fetchPage: (after?: string) => Promise<Page<T>>;
  empty: string;
  row: (one: T) => preact.ComponentChildren;
};

function List<T>({ fetchPage, empty, row }: ListProps<T>) {
  const { data, failed, reload, more, work } = usePages(fetchPage, []);
  return (
    <>
      {failed && <ProblemNote problem={failed} onRetry={reload} />}
      {!data && !failed && <div class="bone bone-card" aria-hidden="true" />}
      {data?.items.length === 0 && <p class="empty">{empty}</p>}
      <ul class="plain traffy-list">
        {data?.items.map((one, index) => (
          <li key={index} class="panel">
            {row(one)}
          </li>
        ))}
      </ul>
      {data?.next && (
        <button type="button" class="button wide" aria-disabled={work.busy} onClick={more}>
          {s.more}
        </button>
      )}
    </>
  );
}
