import { useEffect, useRef } from 'preact/hooks';
import { AnswerList } from '../../form/AnswerList';
import { check } from '../../form/check';
import { dangers } from '../../form/conditions';
import { Danger } from '../../form/Danger';
import { loadCommunities } from '../../shared/catalogue';
import { say } from '../../shared/language';
import type { Line } from '../../shared/line';
import { ProblemNote } from '../../shared/ProblemNote';
import { asProblem, type Problem } from '../../shared/problem';
import { useResource, useWork } from '../../shared/resource';
import { navigate } from '../../shared/router';
import type { Question } from '../../shared/types';
import { t } from '../text';
import { dropDraft, refuse } from './draft';
import { ReviewRow } from './ReviewRow';
import { keepReceipt } from './receipt';
import { behalfQuestions, communityOf, contactQuestions, refusedFields, reportForm } from './reportForm';
import { StepFrame } from './StepFrame';
import { sendReport } from './send';
import { useCategory } from './useCategory';

const GO_ON_WITHIN = 10 * 60_000;

export function Review({ code, line }: { code: string; line: Line }) {
  const found = useCategory(code);
  const { category, draft } = found;
  const communities = useResource(loadCommunities, []);
  const { busy, problem, run } = useWork();
  const goneOn = useRef(false);

  const send = () =>
    run(async () => {
      if (!category) return;
      try {
        const receipt = await sendReport(category);
        const inGroup = Boolean(draft?.groupLink);
        keepReceipt(receipt);
        dropDraft();
        navigate(`/liff/report/${code}/sent`, { replace: true });
        // A free acknowledgement in the chat; where LINE does not allow it, nobody needs to know.
        // In the group everybody reads it, so nothing is said there of what is private.
        const quiet = inGroup && (category.sensitive || category.code === 'advice');
        const ack = t.report.ack(receipt.reference);
        if (!quiet) line.send(inGroup ? `[${ack}]` : ack).catch(() => undefined);
      } catch (error) {
        showRefusals(code, asProblem(error));
        throw error;
      }
    });

  // Signing in again left this page in the middle of a sending: go on with it, once.
  useEffect(() => {
    const since = draft?.sendingSince;
    if (goneOn.current || !category || !since || Date.now() - since > GO_ON_WITHIN) return;
    goneOn.current = true;
    void send();
  }, [category, draft?.sendingSince]);

  if (!category || !draft) return <StepFrame at={3} found={found} />;
  const form = reportForm(category);
  const complete = Object.keys(check(form, draft.answers)).length === 0;
  const hasPlace = Boolean(draft.point || (draft.landmark.trim() && communityOf(draft)));
  const community = communities.data?.find((one) => one.code === communityOf(draft))?.name ?? communityOf(draft);
  const photoCount = Object.values(draft.photos).flat().length;
  const told = (questions: Question[]) =>
    questions
      .map(({ key }) => draft.answers[key])
      .filter(Boolean)
      .join(' · ');
  const contact = told(contactQuestions());
  const neighbour = told(behalfQuestions());

  return (
    <StepFrame at={3} found={found} title={t.report.review}>
      <Danger messages={dangers(form, draft.answers)} />
      <ReviewRow name={t.report.category} to="/liff/report">
        {say(category.name)}
      </ReviewRow>
      <ReviewRow name={t.report.steps[0] ?? ''} to={`/liff/report/${code}`}>
        <AnswerList form={form} answers={draft.answers} />
        {contact && <p class="small">{contact}</p>}
        {neighbour && <p>{t.behalf.for(neighbour)}</p>}
      </ReviewRow>
      <ReviewRow name={t.report.photos} to={`/liff/report/${code}`}>
        {photoCount ? t.report.photoCount(photoCount) : t.report.none}
      </ReviewRow>
      <ReviewRow name={t.report.steps[1] ?? ''} to={`/liff/report/${code}/place`}>
        {draft.point && <p>{t.report.coordinates}</p>}
        {(draft.landmark || community) && <p>{[draft.landmark, community].filter(Boolean).join(', ')}</p>}
        {!hasPlace && <p class="error">{t.report.placeNeeded}</p>}
      </ReviewRow>
      {problem && <SendProblem problem={problem} />}
      <div class="actions">
        {complete && hasPlace ? (
          <button type="button" class="button primary wide" aria-disabled={busy} onClick={() => void send()}>
            {busy ? t.report.sending : t.report.send}
          </button>
        ) : (
          <a class="button primary wide" href={complete ? `/liff/report/${code}/place` : `/liff/report/${code}`}>
            {t.report.edit}
          </a>
        )}
      </div>
    </StepFrame>
  );
}

function SendProblem({ problem }: { problem: Problem }) {
  if (problem.code === 'idempotency_key_reused')
    return (
      <div class="note" role="alert">
        <p>{t.report.already}</p>
        <a class="button small-button" href="/liff/cases" onClick={dropDraft}>
          {t.cases.title}
        </a>
      </div>
    );
  return (
    <>
      <ProblemNote problem={problem} />
      <p class="small">{t.report.kept}</p>
    </>
  );
}

function showRefusals(code: string, problem: Problem) {
  const refused = refusedFields(problem.errors);
  const keys = Object.keys(refused);
  if (keys.length === 0) return;
  refuse(refused);
  const place = keys.every((key) => key.startsWith('location') || key === 'community');
  navigate(place ? `/liff/report/${code}/place` : `/liff/report/${code}`);
}
