import { api, ok } from '../../shared/api';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { Agency, StaffIncident } from '../../shared/types';
import { running } from '../case/moves';
import { r } from './text';
import { agencyName } from './words';

type Props = { incident: StaffIncident; agencies: Agency[]; works: boolean; onDone: () => Promise<void> };

/** Which rule fired for the case, and the agency it suggests, one press away. */
export function Routed({ incident, agencies, works, onDone }: Props) {
  const { busy, problem, run } = useWork();
  const routed = incident.events.find(({ kind }) => kind === 'routed')?.data;
  if (!routed?.rules) return null;
  const { agency } = routed;
  const name = agencyName(agency, agencies);
  const given = incident.assignments.some((one) => one.agency.code === agency);
  const open = running.includes(incident.status) && agencies.some(({ code }) => code === agency);
  const send = (code: string) =>
    run(async () => {
      const params = { path: { id: incident.id } };
      await ok(api.POST('/api/v1/staff/incidents/{id}/assignments', { params, body: { agency: code } }));
      await onDone();
    });
  return (
    <section class="panel">
      <h2>{r.routed.title}</h2>
      <ul class="plain">
        {routed.rules.map((rule) => (
          <li key={rule.id}>{rule.name}</li>
        ))}
      </ul>
      {agency && !given && <p>{r.routed.suggestion(name)}</p>}
      {problem && <ProblemNote problem={problem} />}
      {works && open && agency && !given && (
        <button type="button" class="button primary" aria-disabled={busy} onClick={() => void send(agency)}>
          {r.routed.send(name)}
        </button>
      )}
    </section>
  );
}
