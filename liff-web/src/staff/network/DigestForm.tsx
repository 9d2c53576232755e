import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { when } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { Network } from './NetworkPage';
import { g } from './text';

type Props = { network: Network; works: boolean; onChange: (network: Network) => void };

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** What it costs stands beside the switch, because a message to a group counts once for each member. */
export function DigestForm({ network, works, onChange }: Props) {
  const { group, room } = network;
  const [hour, setHour] = useState(String(group?.digestHour ?? ''));
  const { busy, problem, run } = useWork();
  if (!group) return null;
  const save = (event: Event) => {
    event.preventDefault();
    return run(async () =>
      onChange(
        await ok(api.PUT('/api/v1/staff/network/digest', { body: { hour: hour === '' ? null : Number(hour) } })),
      ),
    );
  };
  return (
    <section class="panel">
      <h2>{g.digest.title}</h2>
      <p class="small">{g.digest.hint}</p>
      <p>
        <b>{g.digest.cost(group.memberCount ?? 0)}</b> {typeof room === 'number' && g.digest.room(room)}
      </p>
      {group.digestAt && (
        <p class="small">{g.digest.last(g.digest.outcomes[group.digestOutcome ?? ''] ?? '', when(group.digestAt))}</p>
      )}
      {works && (
        <form onSubmit={save} class="row">
          <label class="label" for="digest-hour">
            {g.digest.hour}
          </label>
          <select id="digest-hour" class="narrow" value={hour} onChange={(event) => setHour(event.currentTarget.value)}>
            <option value="">{g.digest.off}</option>
            {HOURS.map((one) => (
              <option key={one} value={String(one)}>
                {g.digest.at(one)}
              </option>
            ))}
          </select>
          <button type="submit" class="button" aria-disabled={busy}>
            {g.digest.save}
          </button>
        </form>
      )}
      {problem && <ProblemNote problem={problem} />}
    </section>
  );
}
