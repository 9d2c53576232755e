import { useEffect, useRef, useState } from 'preact/hooks';
import { AnswerList } from '../form/AnswerList';
import { dayAndClock, span } from '../shared/dates';
import { Gallery } from '../shared/Gallery';
import { say } from '../shared/language';
import { ProblemNote } from '../shared/ProblemNote';
import { s } from '../shared/text';
import type { LinkView } from '../shared/types';
import { type Act } from './answers';
import { AnswerForm } from './AnswerForm';
import { Buttons } from './Buttons';
import { Place } from './Place';
import { Talk } from './Talk';
import { t } from './text';
import { useAnswer } from './useAnswer';

/** What is asked for, what may be answered, and what was written about it. */
export function LinkedCase({ view, reload }: { view: LinkView; reload: () => Promise<void> }) {
  const { assignment, allowed, agency, category, form, expiresAt } = view;
  const { incident, status } = assignment;
  const [saved, setSaved] = useState<Act>();
  const title = useRef<HTMLHeadingElement>(null);
  const answer = useAnswer(assignment.id, async (act) => {
    await reload();
    setSaved(act);
  });
  // Whoever has sent something begins again where it says so.
  useEffect(() => {
    if (saved) title.current?.focus();
  }, [saved]);
  const over = allowed.length === 0;

  return (
    <>
      <section>
        <p class="small">{t.to(say(agency))}</p>
        <h1 tabIndex={-1} ref={title} class="reference">
          {incident.reference}
        </h1>
        <p class="linked-kind">
          {category && <b>{say(category)}</b>} <span class="status">{s.assignment[status]}</span>
        </p>
        <div role="status">{saved && <p class="note good">{t.saved[saved]}</p>}</div>
        {over ? <Became view={view} /> : <Deadline view={view} />}
        {!category && <p class="note warn">{t.secret}</p>}
      </section>
      <section>
        <h2>{t.what}</h2>
        <p class="linked-words">{incident.description}</p>
        {assignment.note && (
          <p class="event-words">
            <b>{t.fromDistrict}:</b> {assignment.note}
          </p>
        )}
        <Gallery photos={incident.photos} />
      </section>
      {Object.keys(incident.answers).length > 0 && (
        <details>
          <summary class="link">{t.details}</summary>
          <AnswerList form={form} answers={incident.answers} />
        </details>
      )}
      <Place incident={incident} />
      {!over && !answer.draft && (
        <Buttons
          status={status}
          allowed={allowed}
          onAct={(act) => {
            setSaved(undefined);
            answer.begin(act);
          }}
        />
      )}
      {answer.draft ? (
        <AnswerForm view={view} answer={answer} draft={answer.draft} />
      ) : (
        answer.problem && <ProblemNote problem={answer.problem} />
      )}
      <Talk notes={view.notes} />
      {!over && (
        <p class="small">
          {t.noAccount} {t.until(dayAndClock(expiresAt))}
        </p>
      )}
    </>
  );
}

function Deadline({ view: { assignment } }: { view: LinkView }) {
  const offered = assignment.status === 'offered';
  const by = offered ? assignment.acceptBy : assignment.fixBy;
  const [now, due] = [Date.now(), Date.parse(by)];
  return (
    <dl class="facts facts-row">
      <div>
        <dt>{offered ? t.acceptBy : t.fixBy}</dt>
        <dd>
          {dayAndClock(by)}
          <br />
          <small class={now > due ? 'error' : ''}>{now > due ? t.late(span(now, due)) : t.left(span(now, due))}</small>
        </dd>
      </div>
      {assignment.scheduledFor && (
        <div>
          <dt>{t.planned}</dt>
          <dd>{dayAndClock(assignment.scheduledFor)}</dd>
        </div>
      )}
    </dl>
  );
}

function Became({ view: { assignment } }: { view: LinkView }) {
  return (
    <>
      <p class="note">{t.became[assignment.status]}</p>
      <dl class="facts">
        <div>
          <dt>{t.nowIs}</dt>
          <dd>{s.status[assignment.incident.status]}</dd>
        </div>
      </dl>
    </>
  );
}
