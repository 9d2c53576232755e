import { useEffect, useState } from 'preact/hooks';
import { check } from '../../form/check';
import { dangers } from '../../form/conditions';
import { Danger } from '../../form/Danger';
import { ErrorSummary } from '../../form/ErrorSummary';
import { Form } from '../../form/Form';
import { TextQuestion } from '../../form/TextQuestion';
import { Icon } from '../../shared/Icon';
import { say } from '../../shared/language';
import { PhotoPicker } from '../../shared/PhotoPicker';
import { navigate } from '../../shared/router';
import { session } from '../../shared/session';
import type { Answer } from '../../shared/types';
import { t } from '../text';
import { changeDraft, refuse, startDraft } from './draft';
import { ForNeighbour } from './ForNeighbour';
import { behalfQuestions, contactQuestions, NAME, PHONE, reportForm } from './reportForm';
import { StepFrame } from './StepFrame';
import { useCategory } from './useCategory';

export function Details({ code }: { code: string }) {
  const found = useCategory(code);
  const { category, draft, restored, refused } = found;
  const [attempt, setAttempt] = useState(0);
  // Whoever has yet to sign in does so now, before there is anything to lose.
  useEffect(() => void session().catch(() => undefined), []);
  useEffect(() => {
    if (Object.keys(refused).length > 0) setAttempt((before) => before + 1);
  }, [refused]);
  if (!category || !draft) return <StepFrame at={1} found={found} />;

  const form = reportForm(category);
  const errors = attempt > 0 ? { ...refused, ...check(form, draft.answers) } : {};
  const labels = Object.fromEntries(
    [...form.questions, ...contactQuestions(), ...behalfQuestions()].map(({ key, label }) => [key, say(label)]),
  );
  const answer = (key: string, given: Answer | undefined) => {
    const { [key]: _, ...others } = refused;
    if (key in refused) refuse(others);
    changeDraft(({ answers }) => {
      const { [key]: _before, ...rest } = answers;
      return { answers: given === undefined ? rest : { ...rest, [key]: given } };
    });
  };
  const goOn = () => {
    if (Object.keys(check(form, draft.answers)).length > 0) return setAttempt(attempt + 1);
    refuse({});
    navigate(`/liff/report/${code}/place`);
  };

  return (
    <StepFrame at={1} found={found} title={say(category.name)}>
      {category.sensitive && (
        <p class="note">
          <Icon name="lock" /> {t.report.sensitive}
        </p>
      )}
      {restored && (
        <div class="note">
          <Icon name="clock" />
          <div>
            <p>{t.report.restored}</p>
            <button type="button" class="button small-button" onClick={() => startDraft(code)}>
              {t.report.restart}
            </button>
          </div>
        </div>
      )}
      <Danger messages={dangers(form, draft.answers)} />
      <ErrorSummary errors={errors} labels={labels} attempt={attempt} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          goOn();
        }}
      >
        <Form
          form={form}
          answers={draft.answers}
          errors={errors}
          photos={draft.photos}
          onAnswer={answer}
          onPhotos={(key, change) =>
            changeDraft(({ photos }) => ({ photos: { ...photos, [key]: change(photos[key] ?? []) } }))
          }
        />
        <fieldset class="question">
          <legend class="label">{t.report.photos}</legend>
          <PhotoPicker
            photos={draft.photos.report ?? []}
            onChange={(change) =>
              changeDraft(({ photos }) => ({ photos: { ...photos, report: change(photos.report ?? []) } }))
            }
          />
        </fieldset>
        <details class="more" open={Boolean(draft.answers[NAME] || draft.answers[PHONE])}>
          <summary>{t.report.contact}</summary>
          <p class="hint">{t.report.contactHint}</p>
          {contactQuestions().map((question) => (
            <TextQuestion
              key={question.key}
              question={question}
              answer={String(draft.answers[question.key] ?? '')}
              error={errors[question.key]}
              inputMode={question.key === PHONE ? 'tel' : 'text'}
              onAnswer={(given) => answer(question.key, given)}
            />
          ))}
        </details>
        <ForNeighbour draft={draft} errors={errors} onAnswer={answer} />
        <div class="actions">
          <button type="submit" class="button primary wide">
            {t.report.next}
          </button>
        </div>
      </form>
    </StepFrame>
  );
}
