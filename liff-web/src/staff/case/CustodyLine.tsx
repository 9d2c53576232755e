import type { AgencyName } from '../../shared/eventWords';
import { Icon } from '../../shared/Icon';
import { isEnded } from '../../shared/StatusChip';
import type { StaffIncident } from '../../shared/types';
import { c } from './text';

type Props = { incident: StaffIncident; me: string; agencyName: AgencyName };

/** Until an agency has accepted, the case is the division's. */
export function CustodyLine({ incident: { status, custody, assignments }, me, agencyName }: Props) {
  if (isEnded(status)) return null;
  const { agencies, officer } = custody;
  const names = (codes: string[]) => codes.map(agencyName).join(', ');
  const offered = assignments.filter((one) => one.status === 'offered').map(({ agency }) => agency.code);
  const worker = officer && [officer.name, officer.id === me && `(${c.custody.me})`].filter(Boolean).join(' ');
  return (
    <div class="custody">
      <Icon name="users" size={22} />
      <div>
        <p>
          {c.custody.title} <b>{agencies.length > 0 ? names(agencies) : c.custody.district}</b>
        </p>
        <p class="small">
          {[
            worker ? c.custody.officer(worker) : c.custody.nobody,
            offered.length > 0 && c.custody.waiting(names(offered)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
    </div>
  );
}
