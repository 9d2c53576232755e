import { api, ok } from '../../shared/api';
import { when } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import type { StaffIncident, TraffyTicket } from '../../shared/types';
import { f } from './text';

type Props = { incident: StaffIncident; onDone: (words?: string) => Promise<void> };

/** Shown only when there is something to show. */
export function TraffyPanel({ incident: { id, version }, onDone }: Props) {
  const found = useResource<{ items: TraffyTicket[] }>(
    () => ok(api.GET('/api/v1/staff/incidents/{id}/traffy', { params: { path: { id } } })),
    [id, version],
  );
  const { busy, problem, run } = useWork();
  const decide = (ticket: string, decision: 'linked' | 'dismissed') =>
    run(async () => {
      await ok(
        api.POST('/api/v1/staff/incidents/{id}/traffy/{ticket}', {
          params: { path: { id, ticket } },
          body: { decision },
        }),
      );
      await found.reload();
      await onDone(f.panel.done);
    });
  if (!found.data?.items.length) return null;
  return (
    <section class="panel">
      <h2>{f.panel.title}</h2>
      {problem && <ProblemNote problem={problem} />}
      <ul class="plain group-list">
        {found.data.items.map((one) => (
          <li key={one.ticketId}>
            <p>
              <b>{f.panel.ticket(one.ticketId)}</b>{' '}
              <small>{[one.types, one.stateLabel].filter(Boolean).join(' · ')}</small>
            </p>
            {one.comment && <p class="clip">{one.comment}</p>}
            <p class="small">{one.metres != null && f.panel.near(one.metres, when(one.reportedAt))}</p>
            <p class="row">
              <Away to={one.photo} name={f.panel.photo} />
              <Away to={one.photoAfter} name={f.panel.after} />
            </p>
            {one.decision && <p class="note good">{one.decision === 'linked' ? f.panel.linked : f.panel.dismissed}</p>}
            <div class="row">
              {one.decision !== 'linked' && (
                <button
                  type="button"
                  class="button small-button"
                  aria-disabled={busy}
                  aria-label={f.panel.linkNamed(one.ticketId)}
                  onClick={() => void decide(one.ticketId, 'linked')}
                >
                  {f.panel.link}
                </button>
              )}
              {one.decision !== 'dismissed' && (
                <button
                  type="button"
                  class="button small-button"
                  aria-disabled={busy}
                  aria-label={f.panel.dismissNamed(one.ticketId)}
                  onClick={() => void decide(one.ticketId, 'dismissed')}
                >
                  {f.panel.dismiss}
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Their pictures are theirs: opened over there, never shown as ours. */
function Away({ to, name }: { to: string | null | undefined; name: string }) {
  if (!to) return null;
  return (
    <a class="link" href={to} target="_blank" rel="noopener noreferrer">
      {name}
    </a>
  );
}
