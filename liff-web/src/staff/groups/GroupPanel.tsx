import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { when } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import { StatusChip } from '../../shared/StatusChip';
import type { StaffIncident } from '../../shared/types';
import { ReasonField } from '../case/ReasonField';
import { g } from './text';

type Props = { incident: StaffIncident; works: boolean; onDone: () => Promise<void> };

/** The cases that tell of the same problem as this one, and what staff may do about it. */
export function GroupPanel({ incident, works, onDone }: Props) {
  const { id, parent, merged, storm } = incident;
  return (
    <>
      {storm && <StormNote id={id} works={works} onDone={onDone} />}
      {parent && (
        <section class="panel">
          <h2>{g.group.parent(parent.reference)}</h2>
          <p class="group-head">
            <StatusChip status={parent.status} /> <a href={`/staff/cases/${parent.id}`}>{g.group.open}</a>
          </p>
          <p class="small">{g.group.parentHint}</p>
          {works && <SplitForm id={id} onDone={onDone} />}
        </section>
      )}
      {merged.length > 0 && (
        <details class="panel" open={merged.length <= 5}>
          <summary>{g.group.merged(merged.length)}</summary>
          <ul class="plain group-list">
            {merged.map((one) => (
              <li key={one.id}>
                <p class="group-head">
                  <a href={`/staff/cases/${one.id}`}>{one.reference}</a>
                  <small>{[one.reporter, when(one.reportedAt)].join(' · ')}</small>
                </p>
                {one.description && <p class="clip">{one.description}</p>}
                <p class="small">
                  {g.group.photos(one.photos)} · {g.group.followers(one.followers)}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function StormNote({ id, works, onDone }: { id: string; works: boolean; onDone: () => Promise<void> }) {
  const { busy, problem, run } = useWork();
  const end = () =>
    run(async () => {
      await ok(api.POST('/api/v1/staff/incidents/{id}/storm/end', { params: { path: { id } } }));
      await onDone();
    });
  return (
    <section class="panel storm">
      <h2>{g.storm.title}</h2>
      <p>{g.storm.hint}</p>
      {problem && <ProblemNote problem={problem} />}
      {works && (
        <button type="button" class="button" aria-disabled={busy} onClick={() => void end()}>
          {g.storm.end}
        </button>
      )}
    </section>
  );
}

function SplitForm({ id, onDone }: { id: string; onDone: () => Promise<void> }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const { busy, problem, run } = useWork();
  const split = (event: Event) => {
    event.preventDefault();
    setMissing(!reason.trim());
    if (!reason.trim()) return document.getElementById('split-reason')?.focus();
    return run(async () => {
      const body = { reason: reason.trim() };
      await ok(api.POST('/api/v1/staff/incidents/{id}/split', { params: { path: { id } }, body }));
      await onDone();
    });
  };
  return (
    <>
      <button
        type="button"
        class={open ? 'button small-button on' : 'button small-button'}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {g.group.split}
      </button>
      {open && (
        <form class="act" noValidate onSubmit={split}>
          <p class="hint">{g.group.splitHint}</p>
          <ReasonField
            id="split-reason"
            label={g.group.reason}
            text={reason}
            missing={missing && !reason.trim()}
            rows={2}
            onText={setReason}
          />
          {problem && <ProblemNote problem={problem} />}
          <button type="submit" class="button" aria-disabled={busy}>
            {g.group.split}
          </button>
        </form>
      )}
    </>
  );
}
