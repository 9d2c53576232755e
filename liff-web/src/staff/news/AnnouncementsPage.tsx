import './news.css';
import { api, ok } from '../../shared/api';
import { dayAndClock, when } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { usePages } from '../../shared/resource';
import { useAddress } from '../../shared/router';
import { s } from '../../shared/text';
import type { AnnouncementCard, Page } from '../../shared/types';
import { StateChip } from './StateChip';
import { a, type AnnouncementState } from './text';

const views: (AnnouncementState | 'all')[] = ['all', 'awaiting_approval', 'draft', 'scheduled', 'sent'];

/** All announcements, whatever their state. */
export function AnnouncementsPage({ works }: { works: boolean }) {
  const asked = useAddress().searchParams.get('state');
  const view = views.find((one) => one === asked) ?? 'all';
  const fetchPage = (after?: string): Promise<Page<AnnouncementCard>> => {
    const query = { ...(view !== 'all' && { state: view }), ...(after && { after }) };
    return ok(api.GET('/api/v1/staff/announcements', { params: { query } }));
  };
  const { data, failed, reload, more, work } = usePages(fetchPage, [view]);

  return (
    <div class="page">
      <section>
        <h1 tabIndex={-1}>{a.title}</h1>
        <p class="small">{a.hint}</p>
        <p class="row">
          {works && (
            <a class="button primary" href="/staff/news/new">
              {a.write}
            </a>
          )}
          <a class="button" href="/news/" target="_blank" rel="noreferrer">
            {a.archive}
          </a>
        </p>
      </section>
      <nav class="row" aria-label={a.states}>
        {views.map((one) => (
          <a
            key={one}
            class={one === view ? 'button small-button on' : 'button small-button'}
            href={one === 'all' ? '/staff/news' : `/staff/news?state=${one}`}
            aria-current={one === view ? 'page' : undefined}
          >
            {one === 'all' ? a.all : a.state[one]}
          </a>
        ))}
      </nav>
      {failed && <ProblemNote problem={failed} onRetry={reload} />}
      {!data && !failed && <div class="bone bone-card" aria-hidden="true" />}
      {data?.items.length === 0 && <p class="empty">{a.none}</p>}
      <ul class="plain announcement-list">
        {data?.items.map((one) => (
          <li key={one.id}>
            <a class="announcement-row" href={`/staff/news/${one.id}`}>
              <StateChip state={one.state} />
              <b>{one.title}</b>
              <small>
                {[
                  one.by,
                  one.sentAt ? a.sentAt(dayAndClock(one.sentAt)) : one.dueAt && a.dueAt(dayAndClock(one.dueAt)),
                  one.sentAt && one.way !== 'archive' && a.reached(one.recipients ?? 0, one.readers),
                  !one.sentAt && a.changed(when(one.updatedAt)),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </a>
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
