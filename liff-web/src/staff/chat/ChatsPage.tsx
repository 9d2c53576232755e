import { api, ok } from '../../shared/api';
import { when } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { usePages } from '../../shared/resource';
import { navigate, useAddress } from '../../shared/router';
import { s } from '../../shared/text';
import { c } from './text';

const views = ['waiting', 'all'] as const;

/** Who wrote to the office; who waits longest stands first. */
export function ChatsPage() {
  const view = useAddress().searchParams.get('view') === 'all' ? 'all' : 'waiting';
  const fetchPage = (after?: string) =>
    ok(api.GET('/api/v1/staff/chats', { params: { query: { view, ...(after && { after }) } } }));
  const { data, failed, reload, more, work } = usePages(fetchPage, [view]);
  return (
    <div class="page">
      <h1 tabIndex={-1}>{c.title}</h1>
      <p class="small">{c.hint}</p>
      <div class="row">
        {views.map((one) => (
          <button
            key={one}
            type="button"
            class="chip"
            aria-pressed={view === one}
            onClick={() => navigate(`/staff/chat${one === 'all' ? '?view=all' : ''}`, { replace: true })}
          >
            {c.views[one]}
          </button>
        ))}
      </div>
      {failed && <ProblemNote problem={failed} onRetry={reload} />}
      {data?.items.length === 0 && <p class="empty">{c.empty}</p>}
      <ul class="plain">
        {data?.items.map(({ id, name, last, waitingSince, lastAt }) => (
          <li key={id} class="panel">
            <a href={`/staff/chat/${id}`}>
              <b>{name ?? c.person}</b>
            </a>
            <p>{last}</p>
            <p class="small">{waitingSince ? c.waiting(when(waitingSince)) : c.answered(when(lastAt))}</p>
          </li>
        ))}
      </ul>
      {data?.next && (
        <button type="button" class="button wide" aria-disabled={work.busy} onClick={more}>
          {s.more}
        </button>
      )}
    </div>
  );
}
