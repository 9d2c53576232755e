import { useEffect, useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { hasEvidence } from '../../shared/BeforeAfter';
import { Gallery } from '../../shared/Gallery';
import { Icon } from '../../shared/Icon';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { isEnded } from '../../shared/StatusChip';
import { listen } from '../../shared/stream';
import { Timeline } from '../../shared/Timeline';
import type { StaffIncident } from '../../shared/types';
import { b } from '../board/text';
import { AccessLog } from '../sensitive/AccessLog';
import { AcknowledgeBox } from '../sensitive/AcknowledgeBox';
import { PlanPanel } from '../sensitive/PlanPanel';
import { t } from '../text';
import { EmergencyCalls } from '../routing/EmergencyCalls';
import { Routed } from '../routing/Routed';
import { Actions } from './Actions';
import { Assignments } from './Assignments';
import { EvidencePanel } from './EvidencePanel';
import { Facts } from './Facts';
import { ReasonFirst } from './ReasonFirst';
import { StaffCaseHead } from './StaffCaseHead';

const SETTLE = 400;

export function StaffCasePage({ id, works, head }: { id: string; works: boolean; head: boolean }) {
  const [told, setTold] = useState('');
  const found = useResource<StaffIncident>(
    () => ok(api.GET('/api/v1/staff/incidents/{id}', { params: { path: { id } } })),
    [id],
  );
  const agencies = useResource(() => ok(api.GET('/api/v1/staff/agencies')), []);
  // An hour after the reason was given the case shuts again, also on a page that has it open.
  const shut = found.problem?.code === 'reason_required';
  const incident = shut ? undefined : found.data;
  const done = async () => {
    setTold('');
    await found.reload();
    setTold(t.case.done);
  };

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
        <a class="back" href="/staff/">
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
          <StaffCaseHead incident={incident} />
          <div class="case-act">
            <div role="status">{told && <p class="note good">{told}</p>}</div>
            {incident.sensitive && <AcknowledgeBox incident={incident} onDone={done} />}
            {incident.priority === 'emergency' && !isEnded(incident.status) && <EmergencyCalls />}
            <Routed incident={incident} agencies={agencies.data ?? []} works={works} onDone={done} />
            {works && incident.onBehalfOf && (
              <a class="button small-button" href={`/liff/cases/${id}/slip`}>
                {t.case.slip}
              </a>
            )}
            <Assignments incident={incident} agencies={agencies.data ?? []} works={works} onDone={done} />
            {works ? (
              <Actions incident={incident} agencies={agencies.data ?? []} onDone={done} />
            ) : (
              <p class="small">{t.case.readOnly}</p>
            )}
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
              <Timeline events={incident.events} assignments={incident.assignments} />
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
