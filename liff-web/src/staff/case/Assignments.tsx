import { useState } from 'preact/hooks';
import { loadCategories } from '../../shared/catalogue';
import { dayAndClock, when } from '../../shared/dates';
import type { AgencyName } from '../../shared/eventWords';
import { say } from '../../shared/language';
import { useResource } from '../../shared/resource';
import { s } from '../../shared/text';
import type { Agency, CaseAssignment, EvidenceKind, StaffIncident } from '../../shared/types';
import { AgencyTalk } from '../links/AgencyTalk';
import { LinkPanel } from '../links/LinkPanel';
import { l } from '../links/text';
import { t } from '../text';
import { AssignmentTimes } from './AssignmentTimes';
import { isActive } from './moves';
import { OwnUpdateForm } from './OwnUpdateForm';
import { ReleaseForm } from './ReleaseForm';
import { SendOn } from './SendOn';

type Props = {
  incident: StaffIncident;
  agencies: Agency[];
  agencyName: AgencyName;
  works: boolean;
  reload: () => Promise<void>;
  onDone: () => Promise<void>;
};

export function Assignments(props: Props) {
  const { assignments, category } = props.incident;
  const categories = useResource(loadCategories, []);
  const wanted = categories.data?.find(({ code }) => code === category)?.evidence ?? 'none';
  if (assignments.length === 0) return null;
  return (
    <section class="panel">
      <h2>{t.case.assignments}</h2>
      <ul class="plain assignments">
        {assignments.map((assignment) => (
          <AssignmentRow key={assignment.id} {...props} assignment={assignment} wanted={wanted} />
        ))}
      </ul>
    </section>
  );
}

type Panel = 'update' | 'release' | 'links' | 'talk';
type RowProps = Props & { assignment: CaseAssignment; wanted: EvidenceKind };

function AssignmentRow({ incident, agencies, agencyName, assignment, wanted, works, reload, onDone }: RowProps) {
  const [open, setOpen] = useState<Panel>();
  const { id, agency, status, since, scheduledFor, rightAgency } = assignment;
  const own = agencies.find(({ code }) => code === agency.code)?.own ?? false;
  const finish = async () => {
    await onDone();
    setOpen(undefined);
  };
  const button = (name: Panel, label: string) => (
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
      <AssignmentTimes incident={incident} assignment={assignment} />
      {rightAgency && (
        <SendOn
          incident={incident}
          rightAgency={rightAgency}
          works={works}
          agencyName={agencyName}
          reload={reload}
          onDone={onDone}
        />
      )}
      {works && isActive(status) && (
        <div class="row">
          {own && button('update', t.case.update)}
          {!own && button('links', l.open)}
          {!own && button('talk', l.talk)}
          {button('release', t.case.release)}
        </div>
      )}
      {open === 'update' && (
        <OwnUpdateForm assignment={assignment} agencies={agencies} wanted={wanted} onDone={finish} />
      )}
      {open === 'links' && <LinkPanel incident={incident} assignment={assignment} />}
      {open === 'talk' && <AgencyTalk id={id} onDone={finish} />}
      {open === 'release' && <ReleaseForm id={id} onDone={finish} />}
    </li>
  );
}
