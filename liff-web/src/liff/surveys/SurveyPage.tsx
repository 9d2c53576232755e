import './surveys.css';
import { useState } from 'preact/hooks';
import { check } from '../../form/check';
import { ErrorSummary } from '../../form/ErrorSummary';
import { Form } from '../../form/Form';
import { dayAndClock } from '../../shared/dates';
import { Icon } from '../../shared/Icon';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { Answered } from './Answered';
import { screensOf } from './screens';
import { v } from './text';
import { useSurvey } from './useSurvey';

/** A survey on a phone: one section on each screen, saved as it is written. */
export function SurveyPage({ id, owner }: { id: string; owner: string }) {
  const survey = useSurvey(id, owner);
  const { kept, state, problem, receipt } = survey;
  const [attempt, setAttempt] = useState(0);
  if (!kept && problem) return <ProblemNote problem={problem} onRetry={survey.reload} />;
  if (!kept) return <div class="bone bone-card" aria-hidden="true" />;

  const { round, answers } = kept;
  const editing = round.answered && !round.anonymous;
  if (receipt) return <Answered round={round} receipt={receipt} onEdit={survey.edit} />;
  if (round.answered && round.anonymous) return <Answered round={round} />;

  const screens = screensOf(round.form, answers);
  const at = Math.max(
    0,
    screens.findIndex(({ key }) => key === kept.section),
  );
  const screen = screens[at] ?? { key: '', questions: [] };
  const part = { version: round.form.version, questions: screen.questions };
  const errors = attempt > 0 ? { ...check(part, answers), ...refused(problem?.errors) } : {};
  const closed = state === 'closed';
  const last = at === screens.length - 1;

  const turn = (to: number) => {
    setAttempt(0);
    survey.turnTo(screens[to]?.key ?? '');
    scrollTo(0, 0);
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  };
  const goOn = () => {
    if (Object.keys(check(part, answers)).length > 0) return setAttempt(attempt + 1);
    if (!last) return turn(at + 1);
    const missing = screens.findIndex(
      ({ questions }) => Object.keys(check({ version: 1, questions }, answers)).length > 0,
    );
    if (missing >= 0) {
      turn(missing);
      return setAttempt(1);
    }
    setAttempt(0);
    survey.send();
  };

  return (
    <div class="page survey">
      <p class="small">
        {say(round.title)} · {v.closes(dayAndClock(round.closesAt))}
      </p>
      <h1 tabIndex={-1}>{closed ? v.closedTitle : screen.label ? say(screen.label) : say(round.title)}</h1>
      <div class="survey-progress">
        <progress value={at + 1} max={screens.length} aria-label={v.screen(at + 1, screens.length)} />
        <span>{v.screen(at + 1, screens.length)}</span>
      </div>
      {at === 0 && !closed && (
        <div class="note">
          <Icon name={round.anonymous ? 'lock' : 'users'} />
          <div>
            <p>{say(round.purpose)}</p>
            <p>{round.anonymous ? v.anonymous : v.identified}</p>
            <p class="small">{survey.restored ? v.restored : v.minutes}</p>
          </div>
        </div>
      )}
      {survey.elsewhere && <p class="note">{v.elsewhere}</p>}
      {problem && <ProblemNote problem={problem} />}
      <ErrorSummary
        errors={errors}
        labels={Object.fromEntries(screen.questions.map(({ key, label }) => [key, say(label)]))}
        attempt={attempt}
      />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          goOn();
        }}
      >
        <fieldset class="survey-fields" disabled={closed || kept.sending}>
          <legend class="unseen">{screen.label ? say(screen.label) : say(round.title)}</legend>
          <Form
            form={part}
            answers={answers}
            errors={errors}
            photos={{}}
            onAnswer={survey.answer}
            onPhotos={() => undefined}
          />
        </fieldset>
        <p
          class={state === 'waiting' || state === 'queued' || closed ? 'survey-state note warn' : 'survey-state'}
          role="status"
        >
          {state === 'saved' && <Icon name="check" size={18} />} {v.state[state]}
        </p>
        {!closed && (
          <div class="actions survey-actions">
            {at > 0 && (
              <button type="button" class="button" onClick={() => turn(at - 1)}>
                {v.before}
              </button>
            )}
            <button type="submit" class="button primary" aria-disabled={kept.sending}>
              {!last ? v.next : kept.sending ? v.sending : editing ? v.sendAgain : v.send}
            </button>
          </div>
        )}
      </form>
    </div>
  );
}

function refused(errors: Record<string, string[]> = {}) {
  return Object.fromEntries(
    Object.entries(errors).map(([name, texts]) => [name.replace(/^answers\./, ''), texts.join(' ')]),
  );
}
