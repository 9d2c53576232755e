import { useState } from 'preact/hooks';
import { loadCategories } from '../../shared/catalogue';
import { dayAndClock, when } from '../../shared/dates';
import { say } from '../../shared/language';
import { useResource } from '../../shared/resource';
import { s } from '../../shared/text';
import type { Agency, CaseAssignment, EvidenceKind, StaffIncident } from '../../shared/types';
import { t } from '../text';
import { isActive } from './moves';
import { OwnUpdateForm } from './OwnUpdateForm';
import { ReleaseForm } from './ReleaseForm';

type Props = { incident: StaffIncident; agencies: Agency[]; works: boolean; onDone: () => Promise<void> };

export function Assignments({ incident, agencies, works, onDone }: Props) {
  const categories = useResource(loadCategories, []);
  const wanted = categories.data?.find(({ code }) => code === incident.category)?.evidence ?? 'none';
  if (incident.assignments.length === 0) return null;
  return (
    <section class="panel">
      <h2>{t.case.assignments}</h2>
      <ul class="plain assignments">
        {incident.assignments.map((assignment) => (
          <AssignmentRow
            key={assignment.id}
            assignment={assignment}
            wanted={wanted}
            own={agencies.find(({ code }) => code === assignment.agency.code)?.own ?? false}
            works={works}
            onDone={onDone}
          />
        ))}
      </ul>
    </section>
  );
}

type RowProps = {
  assignment: CaseAssignment;
  wanted: EvidenceKind;
  own: boolean;
  works: boolean;
  onDone: () => Promise<void>;
};

function AssignmentRow({ assignment, wanted, own, works, onDone }: RowProps) {
  const [open, setOpen] = useState<'update' | 'release'>();
  const { id, agency, status, since, scheduledFor } = assignment;
  const finish = async () => {
    await onDone();
    setOpen(undefined);
  };
  const button = (name: 'update' | 'release', label: string) => (
    <button
      type="button"
      class={open === name ? 'button small-button on' : 'button small-button'}
      aria-expanded={open === name}
      onClick={() => setOpen(open === name ? undefined : name)}
    >
      {label}
    </button>
  );
  return (
    <li>
      <p>
        <b>{say(agency.name)}</b>
      </p>
      <p>
        {s.assignment[status]} <small>{when(since)}</small>
        {status === 'scheduled' && scheduledFor && <small> · {dayAndClock(scheduledFor)}</small>}
      </p>
      {works && isActive(status) && (
        <div class="row">
          {own && button('update', t.case.update)}
          {button('release', t.case.release)}
        </div>
      )}
      {open === 'update' && <OwnUpdateForm assignment={assignment} wanted={wanted} onDone={finish} />}
      {open === 'release' && <ReleaseForm id={id} onDone={finish} />}
    </li>
  );
}
