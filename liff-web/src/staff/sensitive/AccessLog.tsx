import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { dayAndClock } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { usePages } from '../../shared/resource';
import { s } from '../../shared/text';
import type { Page } from '../../shared/types';
import { w } from './text';
import type { Access } from './types';

export function AccessLog({ id }: { id: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{w.log.title}</summary>
      {open && <Entries id={id} />}
    </details>
  );
}

function Entries({ id }: { id: string }) {
  const fetchPage = (after?: string): Promise<Page<Access>> =>
    ok(
      api.GET('/api/v1/staff/incidents/{id}/accesses', {
        params: { path: { id }, query: after ? { after } : {} },
      }),
    );
  const { data, failed, reload, more, work } = usePages(fetchPage, [id]);
  return (
    <div>
      {failed && <ProblemNote problem={failed} onRetry={reload} />}
      {data?.items.length === 0 && <p>{w.log.none}</p>}
      <ul class="plain lines">
        {data?.items.map((access) => (
          <li key={access.id}>
            <b>{access.name}</b>
            <small>{dayAndClock(access.openedAt)}</small>
            <span>{access.reason}</span>
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
