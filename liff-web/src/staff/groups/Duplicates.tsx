import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { when } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import { StatusChip } from '../../shared/StatusChip';
import type { Duplicate, StaffIncident } from '../../shared/types';
import { g } from './text';

type Props = { incident: StaffIncident; onDone: () => Promise<void> };

/** Shown while the case may still be merged, and only when there is something to show. */
export function Duplicates({ incident: { id, version }, onDone }: Props) {
  const found = useResource<{ items: Duplicate[] }>(
    () => ok(api.GET('/api/v1/staff/incidents/{id}/duplicates', { params: { path: { id } } })),
    [id, version],
  );
  if (!found.data?.items.length) return null;
  return (
    <section class="panel">
      <h2>{g.duplicates.title}</h2>
      <p class="small">{g.duplicates.hint}</p>
      <ul class="plain group-list">
        {found.data.items.map((one) => (
          <Candidate key={one.id} id={id} one={one} onDone={onDone} />
        ))}
      </ul>
    </section>
  );
}

function Candidate({ id, one, onDone }: { id: string; one: Duplicate; onDone: () => Promise<void> }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { busy, problem, run } = useWork();
  const merge = (event: Event) => {
    event.preventDefault();
    return run(async () => {
      const body = { into: one.id, ...(reason.trim() && { reason: reason.trim() }) };
      await ok(api.POST('/api/v1/staff/incidents/{id}/merge', { params: { path: { id } }, body }));
      await onDone();
    });
  };
  return (
    <li>
      <p class="group-head">
        <a href={`/staff/cases/${one.id}`}>{one.reference}</a> <StatusChip status={one.status} />
      </p>
      <p class="clip">{one.description}</p>
      <p class="small">
        {[
          g.duplicates.metres(one.metres),
          when(one.reportedAt),
          one.photos > 0 && g.group.photos(one.photos),
          one.followers > 0 && g.group.followers(one.followers),
          one.merged > 0 && g.duplicates.merged(one.merged),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <button
        type="button"
        class={open ? 'button small-button on' : 'button small-button'}
        aria-expanded={open}
        aria-label={g.duplicates.mergeNamed(one.reference)}
        onClick={() => setOpen(!open)}
      >
        {g.duplicates.merge}
      </button>
      {open && (
        <form class="act" noValidate onSubmit={merge}>
          <p class="hint">{g.duplicates.sure(one.reference)}</p>
          <div class="question">
            <label class="label" for={`merge-${one.id}`}>
              {g.duplicates.reason}
            </label>
            <textarea
              id={`merge-${one.id}`}
              rows={2}
              maxLength={2000}
              value={reason}
              onInput={(event) => setReason(event.currentTarget.value)}
            />
          </div>
          {problem && <ProblemNote problem={problem} />}
          <button type="submit" class="button primary" aria-disabled={busy}>
            {g.duplicates.confirm}
          </button>
        </form>
      )}
    </li>
  );
}
