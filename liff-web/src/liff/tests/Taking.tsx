import './tests.css';
import type { Client } from 'openapi-fetch';
import { useEffect, useState } from 'preact/hooks';
import type { paths } from '../../shared/api.gen';
import { Icon } from '../../shared/Icon';
import { ProblemNote } from '../../shared/ProblemNote';
import { type Attempt, clockOf } from './attempt';
import { Handed } from './Handed';
import { QuestionView } from './QuestionView';
import { x } from './text';
import { useAttempt } from './useAttempt';

type Props = {
  client: Client<paths>;
  attempt: Attempt;
  keepAs?: string;
  /** What the last screen offers. */
  back: { text: string; go: () => void };
};

/** Taking a test: one question on each screen, saved as it is answered, handed in at the end or by the clock. */
export function Taking({ client, attempt: first, keepAs, back }: Props) {
  const taking = useAttempt(client, first, keepAs);
  const { attempt, answers, state } = taking;
  const [at, setAt] = useState(() => firstOpen(first));
  const [left, setLeft] = useState(taking.left);
  const open = attempt.state === 'open';
  useEffect(() => {
    if (!open) return;
    const tick = setInterval(() => {
      const now = taking.left();
      setLeft(now);
      if (now <= 0) taking.send();
    }, 1000);
    return () => clearInterval(tick);
  }, [open]);
  if (!open) return <Handed attempt={attempt} back={back} />;

  const { questions } = attempt;
  const question = questions[at];
  const missing = questions.filter(({ id }) => answers[id] === undefined).length;
  const turn = (to: number) => {
    taking.flush();
    setAt(to);
    scrollTo(0, 0);
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  };
  return (
    <div class="page test">
      <p class="small">
        {x.kinds[attempt.test]} · {attempt.name}
      </p>
      <div class="test-head">
        <h1 tabIndex={-1}>{question ? x.question(at + 1, questions.length) : x.review}</h1>
        <p class={left < 60_000 ? 'test-clock warn' : 'test-clock'}>
          <Icon name="clock" size={18} /> {x.left(clockOf(left))}
        </p>
      </div>
      {/* Spoken at five minutes and at one, not at every second. */}
      <p class="unseen" role="status">
        {left > 0 && left <= 60_000 ? x.soon(1) : left > 240_000 && left <= 300_000 ? x.soon(5) : ''}
      </p>
      <progress
        class="test-progress"
        value={questions.length - missing}
        max={questions.length}
        aria-label={`${x.answered} ${questions.length - missing}/${questions.length}`}
      />
      {taking.problem && <ProblemNote problem={taking.problem} />}
      <fieldset class="test-fields" disabled={taking.sending}>
        <legend class="unseen">{question ? x.question(at + 1, questions.length) : x.review}</legend>
        {question ? (
          <>
            <QuestionView
              key={question.id}
              question={question}
              answer={answers[question.id]}
              onAnswer={(answer) => taking.answer(question.id, answer)}
            />
            {taking.elsewhere === question.id && <p class="note">{x.elsewhere}</p>}
          </>
        ) : (
          <>
            <p class={missing > 0 ? 'note warn' : 'note'}>{missing > 0 ? x.missing(missing) : x.all}</p>
            <Overview questions={questions.map(({ id }) => answers[id] !== undefined)} onTurn={turn} />
          </>
        )}
        <p class={state === 'waiting' || state === 'sending' ? 'test-state note warn' : 'test-state'} role="status">
          {state === 'saved' && <Icon name="check" size={18} />} {x.state[state]}
        </p>
        <div class="actions test-actions">
          {at > 0 && (
            <button type="button" class="button" onClick={() => turn(at - 1)}>
              {x.before}
            </button>
          )}
          {question ? (
            <button type="button" class="button primary" onClick={() => turn(at + 1)}>
              {at === questions.length - 1 ? x.review : x.next}
            </button>
          ) : (
            <button type="button" class="button primary" onClick={taking.send}>
              {x.send}
            </button>
          )}
        </div>
        {!question && <p class="small">{x.sendHint}</p>}
        {question && answers[question.id] !== undefined && (
          <button type="button" class="button quiet" onClick={() => taking.answer(question.id, undefined)}>
            {x.clear}
          </button>
        )}
      </fieldset>
    </div>
  );
}

function Overview({ questions, onTurn }: { questions: boolean[]; onTurn: (to: number) => void }) {
  return (
    <ol class="plain test-overview" aria-label={x.overview}>
      {questions.map((answered, index) => (
        <li key={index}>
          <button
            type="button"
            class={answered ? 'button' : 'button missing'}
            aria-label={`${x.question(index + 1, questions.length)} ${answered ? x.answered : x.unanswered}`}
            onClick={() => onTurn(index)}
          >
            {index + 1} {answered && <Icon name="check" size={16} />}
          </button>
        </li>
      ))}
    </ol>
  );
}

/** Where somebody left off: the first question without an answer. */
function firstOpen({ questions, answers }: Attempt) {
  const open = questions.findIndex(({ id }) => !answers[id]);
  return open < 0 ? questions.length : open;
}
