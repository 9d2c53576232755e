import './courseTests.css';
import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import { Items } from './Items';
import { People } from './People';
import { TestCard } from './TestCard';
import { c } from './text';

/** The tests of one course: which questions, how they are taken, who is at it, and the tablets. */
export function CourseTestsPage({ id, works }: { id: string; works: boolean }) {
  const found = useResource(() => ok(api.GET('/api/v1/staff/courses/{id}/tests', { params: { path: { id } } })), [id]);
  const { data } = found;
  return (
    <div class="page">
      {found.problem && <ProblemNote problem={found.problem} onRetry={found.reload} />}
      {!data && !found.problem && <div class="bone bone-card" aria-hidden="true" />}
      {data && (
        <>
          <p class="small">{data.course}</p>
          <h1 tabIndex={-1}>{c.title}</h1>
          <p class="hint">{c.hint}</p>
          <Items course={data} works={works} onChange={(next) => found.set(() => next)} />
          <div class="course-tests">
            {data.tests.map((test) => (
              <TestCard
                key={`${test.kind}-${test.version}`}
                course={id}
                test={test}
                works={works}
                onChange={(next) => found.set(() => next)}
              />
            ))}
          </div>
          {works && data.tests.length > 0 && <Kiosk id={id} />}
          <People course={data} works={works} onChange={(next) => found.set(() => next)} />
        </>
      )}
    </div>
  );
}

function Kiosk({ id }: { id: string }) {
  const [opened, setOpened] = useState<{ url: string; qr: string }>();
  const work = useWork();
  return (
    <section class="panel">
      <button
        type="button"
        class="button"
        disabled={work.busy}
        onClick={() =>
          void work.run(async () =>
            setOpened(await ok(api.POST('/api/v1/staff/courses/{id}/tests/kiosk', { params: { path: { id } } }))),
          )
        }
      >
        {c.kiosk}
      </button>
      {work.problem && <ProblemNote problem={work.problem} />}
      {opened && (
        <>
          <p class="hint">{c.kioskHint}</p>
          <img src={opened.qr} alt="" width={220} height={220} />
          <p class="course-link">
            <a href={opened.url} target="_blank" rel="noreferrer">
              {opened.url}
            </a>
          </p>
        </>
      )}
    </section>
  );
}
