import { useEffect, useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { hasEvidence } from '../../shared/BeforeAfter';
import type { AgencyName } from '../../shared/eventWords';
import { Gallery } from '../../shared/Gallery';
import { Icon } from '../../shared/Icon';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { isEnded } from '../../shared/StatusChip';
import { listen } from '../../shared/stream';
import { Timeline } from '../../shared/Timeline';
import type { StaffIncident } from '../../shared/types';
import { b } from '../board/text';
import { Duplicates } from '../groups/Duplicates';
import { GroupPanel } from '../groups/GroupPanel';
import { AccessLog } from '../sensitive/AccessLog';
import { AcknowledgeBox } from '../sensitive/AcknowledgeBox';
import { PlanPanel } from '../sensitive/PlanPanel';
import { t } from '../text';
import { TraffyPanel } from '../traffy/TraffyPanel';
import { EmergencyCalls } from '../routing/EmergencyCalls';
import { Routed } from '../routing/Routed';
import { Actions } from './Actions';
import { Assignments } from './Assignments';
import { EvidencePanel } from './EvidencePanel';
import { Facts } from './Facts';
import { Flags } from './Flags';
import { explain } from './history';
import { ReasonFirst } from './ReasonFirst';
import { StaffCaseHead } from './StaffCaseHead';

const SETTLE = 400;

type Props = { id: string; me: string; works: boolean; head: boolean; board: string };

export function StaffCasePage({ id, me, works, head, board }: Props) {
  const [told, setTold] = useState('');
  const found = useResource<StaffIncident>(
    () => ok(api.GET('/api/v1/staff/incidents/{id}', { params: { path: { id } } })),
    [id],
  );
  const agencies = useResource(() => ok(api.GET('/api/v1/staff/agencies')), []);
  const officers = useResource(() => ok(api.GET('/api/v1/staff/officers')), []);
  // An hour after the reason was given the case shuts again, also on a page that has it open.
  const shut = found.problem?.code === 'reason_required';
  const incident = shut ? undefined : found.data;
  const done = async (words = t.case.done) => {
    setTold('');
    await found.reload();
    setTold(words);
  };
  const agencyName: AgencyName = (code) => {
    const agency = agencies.data?.find((one) => one.code === code);
    return agency ? say(agency.name) : (code ?? '');
  };
  const officerName = (one: string) => officers.data?.find((officer) => officer.id === one)?.name ?? '';

  // What others do to the case appears by itself; what is being written stays where it is.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = listen({
      onOpen: () => undefined,
      onLost: () => undefined,
      onEvent: (event) => {
        if (event.id !== id) return;
        clearTimeout(timer);
        timer = setTimeout(() => void found.reload(), SETTLE);
      },
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [found.reload]);

  return (
    <div class="case">
      <p class="row case-ways">
        <a class="back" href={board}>
          <Icon name="back" size={20} /> {t.case.back}
        </a>
        {incident && (
          <a class="link" href={`/staff/cases/${id}/print`}>
            {b.print.link}
          </a>
        )}
      </p>
      {shut ? (
        <ReasonFirst id={id} onOpen={found.reload} />
      ) : (
        found.problem && <ProblemNote problem={found.problem} onRetry={found.reload} />
      )}
      {!incident && !found.problem && <CaseSkeleton />}
      {incident && (
        <>
          <StaffCaseHead incident={incident} me={me} agencyName={agencyName} />
          <div class="case-act">
            <div role="status">{told && <p class="note good">{told}</p>}</div>
            {incident.sensitive && <AcknowledgeBox incident={incident} onDone={done} />}
            {incident.priority === 'emergency' && !isEnded(incident.status) && <EmergencyCalls />}
            <Flags incident={incident} works={works} agencyName={agencyName} onDone={done} />
            <Routed incident={incident} agencies={agencies.data ?? []} works={works} onDone={done} />
            {works && incident.onBehalfOf && (
              <a class="button small-button" href={`/liff/cases/${id}/slip`}>
                {t.case.slip}
              </a>
            )}
            <GroupPanel incident={incident} works={works} onDone={done} />
            <Assignments
              incident={incident}
              agencies={agencies.data ?? []}
              agencyName={agencyName}
              works={works}
              reload={found.reload}
              onDone={done}
            />
            {works ? (
              <Actions
                incident={incident}
                agencies={agencies.data ?? []}
                officers={officers.data ?? []}
                me={me}
                agencyName={agencyName}
                reload={found.reload}
                onDone={done}
              />
            ) : (
              <p class="small">{t.case.readOnly}</p>
            )}
            {works && incident.allowed.includes('duplicate') && <Duplicates incident={incident} onDone={done} />}
            {works && !incident.sensitive && <TraffyPanel incident={incident} onDone={done} />}
          </div>
          <div class="case-read">
            {incident.category === 'people' && <PlanPanel id={id} />}
            {hasEvidence(incident.photos) ? (
              <EvidencePanel incident={incident} />
            ) : (
              <Gallery photos={incident.photos} />
            )}
            <Facts incident={incident} />
            <section class="panel">
              <h2>{t.case.history}</h2>
              <Timeline
                events={incident.events}
                assignments={incident.assignments}
                explain={(event) => explain(event, agencyName, officerName)}
              />
            </section>
            {incident.sensitive && head && <AccessLog id={id} />}
          </div>
        </>
      )}
    </div>
  );
}

function CaseSkeleton() {
  return (
    <div aria-hidden="true" class="rows-skeleton">
      <div class="bone bone-title" />
      <div class="bone bone-card" />
      <div class="bone bone-tile" />
    </div>
  );
}
