import { useEffect } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { when } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { usePages } from '../../shared/resource';
import { s } from '../../shared/text';
import type { InboxLine, Page } from '../../shared/types';
import { OfflineNote } from '../OfflineNote';
import './inbox.css';
import { i } from './text';

const fetchPage = (after?: string): Promise<Page<InboxLine>> =>
  ok(api.GET('/api/v1/inbox', { params: { query: after ? { after } : {} } }));

/** Everything the person was told; what is on the screen counts as read. */
export function InboxPage() {
  const { data, problem, failed, reload, more, work } = usePages(fetchPage, []);
  const newest = data?.items[0];
  useEffect(() => {
    if (newest && !newest.read) void api.POST('/api/v1/inbox/read', { body: { upTo: newest.id } });
  }, [newest?.id]);

  if (problem && !data) return <ProblemNote problem={problem} onRetry={reload} />;
  if (!data) return <div class="bone bone-card" aria-hidden="true" />;

  return (
    <div class="page">
      <h1 tabIndex={-1}>{i.title}</h1>
      <p class="small">{i.hint}</p>
      <OfflineNote />
      {data.items.length === 0 && <p class="empty">{i.empty}</p>}
      <ul class="plain inbox-list">
        {data.items.map((line) => (
          <InboxRow key={line.id} line={line} />
        ))}
      </ul>
      {failed && <ProblemNote problem={failed} />}
      {data.next && (
        <button type="button" class="button wide" aria-disabled={work.busy} onClick={more}>
          {s.more}
        </button>
      )}
    </div>
  );
}

function InboxRow({ line }: { line: InboxLine }) {
  const { title, text, link, createdAt, read } = line;
  const words = (
    <>
      <b>{title}</b>
      {text && <span class="inbox-text">{text}</span>}
      <small>
        {!read && <span class="inbox-new">{i.unread}</span>} {when(createdAt)}
      </small>
    </>
  );
  return (
    <li>
      {link ? (
        <a class={read ? 'inbox-line' : 'inbox-line fresh'} href={link.startsWith('/') ? link : `/liff/${link}`}>
          {words}
        </a>
      ) : (
        <div class={read ? 'inbox-line' : 'inbox-line fresh'}>{words}</div>
      )}
    </li>
  );
}
