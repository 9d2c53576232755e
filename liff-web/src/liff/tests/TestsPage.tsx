import './tests.css';
import { useEffect, useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import type { Attempt } from './attempt';
import { Taking } from './Taking';
import { x } from './text';

/** The tests of a course in LINE: which are open, and the one that is being taken. */
export function TestsPage({ course, owner }: { course: string; owner: string }) {
  const tests = useResource(
    () => ok(api.GET('/api/v1/courses/{id}/tests', { params: { path: { id: course } } })),
    [course],
  );
  const [attempt, setAttempt] = useState<Attempt>();
  const work = useWork();
  const { data } = tests;
  useEffect(() => {
    // Whoever checks in at the door and comes back sees that it has worked.
    const look = () => document.visibilityState === 'visible' && void tests.reload();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [tests.reload]);
  if (attempt) {
    const back = {
      text: x.back,
      go: () => {
        setAttempt(undefined);
        void tests.reload();
      },
    };
    return (
      <Taking key={attempt.id} client={api} attempt={attempt} keepAs={`attempt:${owner}:${attempt.id}`} back={back} />
    );
  }

  const start = (test: string) =>
    work.run(async () =>
      setAttempt(
        await ok(api.POST('/api/v1/courses/{id}/tests/attempts', { params: { path: { id: course } }, body: { test } })),
      ),
    );
  const open = (id: string) =>
    work.run(async () => setAttempt(await ok(api.GET('/api/v1/attempts/{id}', { params: { path: { id } } }))));
  return (
    <div class="page test">
      <h1 tabIndex={-1}>{x.title}</h1>
      {tests.problem && !data && <ProblemNote problem={tests.problem} onRetry={tests.reload} />}
      {work.problem && <ProblemNote problem={work.problem} />}
      {!data && !tests.problem && <div class="bone bone-card" aria-hidden="true" />}
      {data && (
        <>
          <p>{data.course}</p>
          {!data.checkedIn && <p class="note warn">{x.notCheckedIn}</p>}
          {data.tests.length === 0 && <p class="hint">{x.none}</p>}
          {data.tests.map((test) => (
            <section class="panel test-card" key={test.kind}>
              <h2>{x.kinds[test.kind]}</h2>
              <p class="small">
                {x.about(test.questions, test.minutes)} ·{' '}
                {test.attemptState && test.attemptState !== 'open' ? x.done : x.states[test.state]}
              </p>
              {test.attemptId && test.attemptState !== 'open' && (
                <button
                  type="button"
                  class="button wide"
                  disabled={work.busy}
                  onClick={() => void open(test.attemptId ?? '')}
                >
                  {x.look}
                </button>
              )}
              {test.state === 'open' && (!test.attemptState || test.attemptState === 'open') && (
                <button
                  type="button"
                  class="button primary wide"
                  disabled={work.busy || !data.checkedIn}
                  onClick={() => void start(test.kind)}
                >
                  {test.attemptId ? x.goOn : x.begin}
                </button>
              )}
            </section>
          ))}
        </>
      )}
    </div>
  );
}
