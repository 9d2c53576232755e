import { api, ok } from '../../shared/api';
import type { AgencyName } from '../../shared/eventWords';
import { ProblemNote } from '../../shared/ProblemNote';
import type { StaffIncident } from '../../shared/types';
import { isActive, running } from './moves';
import { StaleNote } from './StaleNote';
import { c } from './text';
import { useDecision } from './useDecision';

type Props = {
  incident: StaffIncident;
  rightAgency: string;
  works: boolean;
  agencyName: AgencyName;
  reload: () => Promise<void>;
  onDone: () => Promise<void>;
};

/** An agency that declined has said whose it is: one press away. */
export function SendOn({ incident, rightAgency, works, agencyName, reload, onDone }: Props) {
  const { busy, problem, changes, decide } = useDecision(incident, reload);
  const has = incident.assignments.some(({ agency, status }) => agency.code === rightAgency && isActive(status));
  const send = () =>
    decide(async (version) => {
      const params = { path: { id: incident.id } };
      await ok(
        api.POST('/api/v1/staff/incidents/{id}/assignments', { params, body: { agency: rightAgency, version } }),
      );
      await onDone();
    });
  return (
    <>
      <p>{c.assignment.rightAgency(agencyName(rightAgency))}</p>
      {changes && <StaleNote incident={incident} changes={changes} agencyName={agencyName} />}
      {problem && <ProblemNote problem={problem} />}
      {works && !has && running.includes(incident.status) && (
        <div class="row">
          <button type="button" class="button small-button primary" aria-disabled={busy} onClick={() => void send()}>
            {c.assignment.sendTo(agencyName(rightAgency))}
          </button>
        </div>
      )}
    </>
  );
}
