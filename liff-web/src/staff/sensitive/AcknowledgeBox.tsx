import { api, ok } from '../../shared/api';
import { dayAndClock } from '../../shared/dates';
import { Icon } from '../../shared/Icon';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { StaffIncident } from '../../shared/types';
import { w } from './text';

/** Somebody must say by name that they have seen it. */
export function AcknowledgeBox({ incident, onDone }: { incident: StaffIncident; onDone: () => Promise<void> }) {
  const { id, acknowledged, acknowledgeBy } = incident;
  const { busy, problem, run } = useWork();
  const acknowledge = () =>
    run(async () => {
      await ok(api.POST('/api/v1/staff/incidents/{id}/acknowledge', { params: { path: { id } } }));
      await onDone();
    });
  if (acknowledged)
    return (
      <p class="small">
        {w.acknowledge.known(acknowledged.by, dayAndClock(acknowledged.at))}
        {acknowledged.officer && ` · ${w.acknowledge.officer(acknowledged.officer)}`}
      </p>
    );
  return (
    <section class="panel">
      <h2>
        <Icon name="clock" /> {w.acknowledge.title}
      </h2>
      {acknowledgeBy && <p>{w.acknowledge.due(dayAndClock(acknowledgeBy))}</p>}
      <p class="small">{w.acknowledge.hint}</p>
      {problem && <ProblemNote problem={problem} />}
      <button type="button" class="button primary" aria-disabled={busy} onClick={() => void acknowledge()}>
        {w.acknowledge.button}
      </button>
    </section>
  );
}
