import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { hasEvidence } from '../../shared/BeforeAfter';
import { Gallery } from '../../shared/Gallery';
import { Icon } from '../../shared/Icon';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import { navigate } from '../../shared/router';
import { isRunning } from '../../shared/StatusChip';
import { Timeline } from '../../shared/Timeline';
import type { Incident } from '../../shared/types';
import { t } from '../text';
import { AgencyLines } from './AgencyLines';
import { AnswerBox } from './AnswerBox';
import { CaseFacts } from './CaseFacts';
import { CaseHead } from './CaseHead';
import { ConfirmBox } from './ConfirmBox';
import { MessageBox } from './MessageBox';
import { ParentBox } from './ParentBox';
import { PlaceBox } from './PlaceBox';
import { ReopenBox } from './ReopenBox';
import { WithdrawBox } from './WithdrawBox';

export function CasePage({ id }: { id: string }) {
  const found = useResource<Incident>(() => ok(api.GET('/api/v1/incidents/{id}', { params: { path: { id } } })), [id]);
  const [told, setTold] = useState('');
  const follow = useWork();
  const incident = found.data;
  const done = async (words: string) => {
    setTold(words);
    await found.reload();
  };
  const toggleFollow = (following: boolean) =>
    follow.run(async () => {
      const params = { path: { id } };
      await ok(
        following
          ? api.DELETE('/api/v1/incidents/{id}/follow', { params })
          : api.POST('/api/v1/incidents/{id}/follow', { params }),
      );
      setTold(following ? t.cases.unfollowed : '');
      if (!following) return found.reload();
      // Whoever follows no longer may not read the case again; what is on the page stays, so that a slip can be undone.
      found.set((before) => before && left(before));
    });

  if (found.problem && !incident) return <ProblemNote problem={found.problem} onRetry={found.reload} />;
  if (!incident) return <CaseSkeleton />;
  const may = (deed: (typeof incident.may)[number]) => incident.may.includes(deed);
  return (
    <div class="page">
      <button type="button" class="back" onClick={() => navigate('/liff/cases')}>
        <Icon name="back" size={20} /> {t.cases.title}
      </button>
      <CaseHead incident={incident} />
      {may('slip') && (
        <p class="row">
          <span>{t.behalf.for(incident.onBehalfOf?.name ?? '')}</span>
          <a class="button small-button" href={`/liff/cases/${id}/slip`}>
            {t.slip.open}
          </a>
        </p>
      )}
      <div role="status">{told && <p class="note good">{told}</p>}</div>
      {found.problem && <ProblemNote problem={found.problem} onRetry={found.reload} />}
      {incident.needs === 'answer' && <AnswerBox incident={incident} onDone={() => done(t.cases.answered)} />}
      {incident.parent ? (
        <ParentBox incident={incident} parent={incident.parent} onDone={done} />
      ) : (
        incident.needs === 'confirm' && <ConfirmBox incident={incident} onDone={done} />
      )}
      {incident.paused === 'storm' && <p class="note">{t.cases.storm}</p>}
      {!(incident.needs === 'confirm' && hasEvidence(incident.photos)) && <Gallery photos={incident.photos} />}
      {incident.traffy.length > 0 && <p class="note">{t.cases.traffy(incident.traffy.join(', '))}</p>}
      <AgencyLines assignments={incident.assignments} />
      <section>
        <h2>{t.cases.timeline}</h2>
        <Timeline events={incident.events} assignments={incident.assignments} />
      </section>
      <CaseFacts incident={incident} />
      {may('message') && incident.needs !== 'answer' && <MessageBox id={id} onDone={() => done(t.cases.messageSent)} />}
      {may('place') && <PlaceBox incident={incident} onDone={() => done(t.cases.placed)} />}
      {may('reopen') && incident.needs !== 'confirm' && <ReopenBox id={id} onDone={() => done(t.cases.reopened)} />}
      <div class="row">
        {(may('follow') || incident.following) && !incident.mine && (
          <button
            type="button"
            class="button"
            aria-disabled={follow.busy}
            onClick={() => void toggleFollow(incident.following)}
          >
            <Icon name="bell" size={20} /> {incident.following ? t.cases.unfollow : t.cases.follow}
          </button>
        )}
        {may('withdraw') && <WithdrawBox id={id} onDone={() => done(t.cases.withdrawn)} />}
      </div>
      {follow.problem && <ProblemNote problem={follow.problem} />}
    </div>
  );
}

const left = (incident: Incident): Incident => ({
  ...incident,
  following: false,
  followers: incident.followers - 1,
  may: isRunning(incident.status) || incident.status === 'waiting_reporter' ? ['follow'] : [],
});

function CaseSkeleton() {
  return (
    <div class="page" aria-hidden="true">
      <div class="bone bone-title" />
      <div class="bone bone-card" />
      <div class="bone bone-tile" />
      <div class="bone bone-tile" />
    </div>
  );
}
