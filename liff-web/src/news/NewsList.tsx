import './news.css';
import { ok, openApi } from '../shared/api';
import { day } from '../shared/dates';
import { say } from '../shared/language';
import { ProblemNote } from '../shared/ProblemNote';
import { usePages } from '../shared/resource';
import { s } from '../shared/text';
import type { NewsCard, Page } from '../shared/types';
import { happening } from './happening';
import { n } from './text';

const fetchPage = (after?: string): Promise<Page<NewsCard>> =>
  ok(openApi.GET('/api/v1/announcements', { params: { query: after ? { after } : {} } }));

/** What has been published, newest first. */
export function NewsList({ base }: { base: string }) {
  const { data, failed, reload, more, work } = usePages(fetchPage, []);
  return (
    <>
      {failed && <ProblemNote problem={failed} onRetry={reload} />}
      {!data && !failed && <div class="bone bone-card" aria-hidden="true" />}
      {data?.items.length === 0 && <p class="news-none">{n.none}</p>}
      <ul class="plain news-list">
        {data?.items.map((one) => (
          <li key={one.id}>
            <a class="news-card" href={base + one.id}>
              {one.picture && <img src={one.picture} alt="" loading="lazy" />}
              <span class="news-words">
                <b>{say(one.title)}</b>
                {one.event && <span class="news-when">{happening(one.event)}</span>}
                <span class="clip">{say(one.beginning)}</span>
                <small>{day(one.publishedAt)}</small>
              </span>
            </a>
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
