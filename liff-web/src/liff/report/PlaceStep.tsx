import { useState } from 'preact/hooks';
import type { Errors } from '../../form/check';
import { dangers } from '../../form/conditions';
import { Danger } from '../../form/Danger';
import { ErrorSummary } from '../../form/ErrorSummary';
import { TextQuestion } from '../../form/TextQuestion';
import { PointPicker } from '../../shared/PointPicker';
import { navigate } from '../../shared/router';
import type { Question } from '../../shared/types';
import { t } from '../text';
import { CommunitySelect } from './CommunitySelect';
import { changeDraft, type Draft, refuse } from './draft';
import { NearbyCases } from './NearbyCases';
import { communityOf, now, reportForm } from './reportForm';
import { StepFrame } from './StepFrame';
import { useCategory } from './useCategory';

const landmarkQuestion = (required: boolean): Question => ({
  key: 'landmark',
  type: 'text',
  required,
  maxLength: 200,
  label: now(t.report.landmark),
  hint: now(t.report.landmarkHint),
});

export function PlaceStep({ code }: { code: string }) {
  const found = useCategory(code);
  const { category, draft, refused } = found;
  const [attempt, setAttempt] = useState(Object.keys(refused).length);
  const [words, setWords] = useState(false);
  if (!category || !draft) return <StepFrame at={2} found={found} />;

  const byWords = !draft.point && (words || Boolean(draft.landmark || draft.community));
  const errors: Errors = attempt > 0 ? { ...placeRefusals(refused), ...checkPlace(draft, byWords) } : {};
  const labels = { place: t.report.placeNeeded, landmark: t.report.landmark, community: t.report.community };
  const goOn = () => {
    if (Object.keys(checkPlace(draft, byWords)).length > 0) return setAttempt(attempt + 1);
    refuse({});
    navigate(`/liff/report/${code}/review`);
  };

  return (
    <StepFrame at={2} found={found} title={t.report.place}>
      <Danger messages={dangers(reportForm(category), draft.answers)} />
      <ErrorSummary errors={errors} labels={labels} attempt={attempt} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          goOn();
        }}
      >
        <fieldset class={errors.place ? 'question has-error' : 'question'} id="q-place">
          <legend class="hint">{t.report.placeHint}</legend>
          {errors.place && <p class="error">{errors.place}</p>}
          <PointPicker
            point={draft.point}
            onPoint={(point) => changeDraft(() => ({ point }))}
            onFailure={() => setWords(true)}
          />
          {!draft.point && !byWords && (
            <button type="button" class="link" onClick={() => setWords(true)}>
              {t.report.landmarkOnly}
            </button>
          )}
        </fieldset>
        {draft.point && !category.sensitive && <NearbyCases category={code} point={draft.point} />}
        {(draft.point || byWords) && (
          <TextQuestion
            question={landmarkQuestion(byWords)}
            answer={draft.landmark}
            error={errors.landmark}
            onAnswer={(landmark) => changeDraft(() => ({ landmark }))}
          />
        )}
        {byWords && communityOf(draft) === draft.community && (
          <CommunitySelect
            chosen={draft.community}
            error={errors.community}
            onChoose={(community) => changeDraft(() => ({ community }))}
          />
        )}
        <div class="actions">
          <button type="submit" class="button primary wide">
            {t.report.next}
          </button>
        </div>
      </form>
    </StepFrame>
  );
}

function checkPlace(draft: Draft, byWords: boolean): Errors {
  const { point, landmark } = draft;
  if (point) return {};
  if (!byWords) return { place: t.report.placeNeeded };
  return {
    ...(!landmark.trim() && { landmark: t.report.landmarkNeeded }),
    ...(!communityOf(draft) && { community: t.report.communityNeeded }),
  };
}

function placeRefusals(refused: Errors): Errors {
  const { 'location.landmark': landmark, community, ...others } = refused;
  const place = Object.entries(others).find(([key]) => key.startsWith('location'))?.[1];
  return { ...(landmark && { landmark }), ...(community && { community }), ...(place && { place }) };
}
