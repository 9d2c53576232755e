import { useEffect, useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { when } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import { s } from '../../shared/text';
import type { InboxLine, Page } from '../../shared/types';
import { OfflineNote } from '../OfflineNote';
import './inbox.css';
import { i } from './text';

const fetchPage = (after?: string): Promise<Page<InboxLine>> =>
  ok(api.GET('/api/v1/inbox', { params: { query: after ? { after } : {} } }));

/** Everything the person was told; what is on the screen counts as read. */
export function InboxPage() {
  const first = useResource(() => fetchPage(), []);
  const [further, setFurther] = useState<Page<InboxLine>>();
  const more = useWork();
  const newest = first.data?.items[0];
  useEffect(() => {
    if (newest && !newest.read) void api.POST('/api/v1/inbox/read', { body: { upTo: newest.id } });
  }, [newest?.id]);

  if (first.problem && !first.data) return <ProblemNote problem={first.problem} onRetry={first.reload} />;
  if (!first.data) return <div class="bone bone-card" aria-hidden="true" />;
  const items = [...first.data.items, ...(further?.items ?? [])];
  const next = further ? further.next : first.data.next;
  const loadMore = () =>
    more.run(async () => {
      const page = await fetchPage(next ?? undefined);
      setFurther((before) => ({ items: [...(before?.items ?? []), ...page.items], next: page.next }));
    });

  return (
    <div class="page">
      <h1 tabIndex={-1}>{i.title}</h1>
      <p class="small">{i.hint}</p>
      <OfflineNote />
      {items.length === 0 && <p class="empty">{i.empty}</p>}
      <ul class="plain">
        {items.map((line) => (
          <InboxRow key={line.id} line={line} />
        ))}
      </ul>
      {more.problem && <ProblemNote problem={more.problem} />}
      {next && (
        <button type="button" class="button wide" aria-disabled={more.busy} onClick={() => void loadMore()}>
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
        <a class={read ? 'panel inbox-line' : 'panel inbox-line fresh'} href={`/liff/${link}`}>
          {words}
        </a>
      ) : (
        <div class={read ? 'panel inbox-line' : 'panel inbox-line fresh'}>{words}</div>
      )}
    </li>
  );
}
