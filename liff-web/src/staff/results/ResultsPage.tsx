import { useEffect, useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { dayAndClock } from '../../shared/dates';
import { Icon } from '../../shared/Icon';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { CommentList } from './CommentList';
import { Downloads } from './Downloads';
import { Overall } from './Overall';
import { QuestionCard } from './QuestionCard';
import { Respondents } from './Respondents';
import { ScoreTable } from './ScoreTable';
import { q } from './text';
import { Turnout } from './Turnout';
import type { Results } from './types';
import './results.css';

/** While a round is open, how many have answered is asked again so often. */
const FRESH = 15_000;

export function ResultsPage({ id, works }: { id: string; works: boolean }) {
  const [covered, setCovered] = useState(true);
  const { data, problem, reload } = useResource<Results>(
    () => ok(api.GET('/api/v1/staff/rounds/{id}/results', { params: { path: { id }, query: { covered } } })),
    [id, covered],
  );
  const open = data?.state === 'open';
  useEffect(() => {
    if (!open) return;
    const timer = setInterval(() => void reload(), FRESH);
    return () => clearInterval(timer);
  }, [open, reload]);
  return (
    <div class="results">
      <p class="print-off">
        <a class="back" href="/staff/surveys">
          <Icon name="back" size={20} /> {q.back}
        </a>
      </p>
      {problem && !data && <ProblemNote problem={problem} onRetry={reload} />}
      {!data && !problem && <div class="bone bone-card" aria-hidden="true" />}
      {data && (
        <>
          <header>
            <p class="small">{q.title}</p>
            <h1 tabIndex={-1}>
              {say(data.title)} · {q.round(data.number)}
            </h1>
            <p class="small">
              {q.window(dayAndClock(data.opensAt), dayAndClock(data.closesAt))} ·{' '}
              {q.state[data.state as keyof typeof q.state] ?? data.state}
              {data.anonymous && ` · ${q.anonymous}`}
            </p>
          </header>
          <Turnout turnout={data.turnout} />
          {data.figures ? (
            <>
              {!data.anonymous && (
                <label class="check print-off">
                  <input type="checkbox" checked={covered} onChange={() => setCovered(!covered)} />
                  <span>
                    {q.cover} <small>{q.coverHint}</small>
                  </span>
                </label>
              )}
              {!data.covered && <p class="note warn">{q.inside}</p>}
              <Downloads id={id} covered={covered} />
              <Overall round={data} figures={data.figures} />
              <ScoreTable round={data} figures={data.figures} />
              <section>
                <h2>{q.questions}</h2>
                <ul class="plain question-cards">
                  {data.figures.questions
                    .filter(({ options, score, numbers }) => options || score || numbers)
                    .map((question) => (
                      <QuestionCard key={question.key} question={question} />
                    ))}
                </ul>
              </section>
              <Respondents groups={data.figures.respondents} />
              {works && <CommentList id={id} aspects={data.figures.aspects} />}
            </>
          ) : (
            <p class="note" role="status">
              {q.notYet}
            </p>
          )}
        </>
      )}
    </div>
  );
}
