import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import type { components } from '../../shared/api.gen';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { CourseTests } from './Items';
import { c } from './text';

type Test = components['schemas']['CourseTest'];
type Props = { course: string; test: Test; works: boolean; onChange: (next: CourseTests) => void };

/** One of the two tests: how it is taken, and opening and closing it. */
export function TestCard({ course, test, works, onChange }: Props) {
  const [draft, setDraft] = useState({
    minutes: test.minutes,
    pass: Math.round(Number(test.passShare) * 100),
    shuffleQuestions: test.shuffleQuestions,
    shuffleOptions: test.shuffleOptions,
    closesAt: test.closesAt ? localTime(test.closesAt) : '',
  });
  const [asking, setAsking] = useState(false);
  const work = useWork();
  const path = { id: course, kind: test.kind };
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const save = () =>
    work.run(async () => {
      const { minutes, pass, shuffleQuestions, shuffleOptions, closesAt } = draft;
      const body = {
        version: test.version,
        minutes,
        passShare: pass / 100,
        shuffleQuestions,
        shuffleOptions,
        closesAt: closesAt ? new Date(closesAt).toISOString() : null,
      };
      onChange(await ok(api.PUT('/api/v1/staff/courses/{id}/tests/{kind}', { params: { path }, body })));
    });
  const move = (to: string) =>
    work.run(async () =>
      onChange(
        await ok(api.POST('/api/v1/staff/courses/{id}/tests/{kind}/transitions', { params: { path }, body: { to } })),
      ),
    );
  const fixed = !works || test.state !== 'draft';
  return (
    <section class="panel course-items">
      <h2>
        {c.kinds[test.kind]} · {c.states[test.state]}
      </h2>
      {test.state !== 'draft' && <p>{c.progress(test.working, test.submitted)}</p>}
      <label>
        <span class="label">{c.minutes}</span>
        <input
          type="number"
          min={1}
          max={480}
          disabled={fixed}
          value={draft.minutes}
          onInput={(event) => change({ minutes: Number(event.currentTarget.value) })}
        />
      </label>
      <label>
        <span class="label">{c.pass}</span>
        <input
          type="number"
          min={0}
          max={100}
          disabled={fixed}
          value={draft.pass}
          onInput={(event) => change({ pass: Number(event.currentTarget.value) })}
        />
      </label>
      <label>
        <span class="label">{c.closesAt}</span>
        <input
          type="datetime-local"
          disabled={!works || test.state === 'closed'}
          value={draft.closesAt}
          onInput={(event) => change({ closesAt: event.currentTarget.value })}
        />
      </label>
      {(['shuffleQuestions', 'shuffleOptions'] as const).map((what) => (
        <label class="option" key={what}>
          <input
            type="checkbox"
            disabled={fixed}
            checked={draft[what]}
            onChange={(event) => change({ [what]: event.currentTarget.checked })}
          />
          <span>{c[what]}</span>
        </label>
      ))}
      {work.problem && <ProblemNote problem={work.problem} />}
      {asking && (
        <div class="note warn" role="alert">
          <div>
            <p>{c.closeSure(test.working)}</p>
            {test.kind === 'post' && <p>{c.keyShown}</p>}
            <div class="course-row">
              <button type="button" class="button" onClick={() => setAsking(false)}>
                {c.cancel}
              </button>
              <button type="button" class="button primary" disabled={work.busy} onClick={() => void move('closed')}>
                {c.sure}
              </button>
            </div>
          </div>
        </div>
      )}
      {works && test.state !== 'closed' && !asking && (
        <div class="course-row">
          <button type="button" class="button" disabled={work.busy} onClick={() => void save()}>
            {c.save}
          </button>
          <button
            type="button"
            class="button primary"
            disabled={work.busy}
            onClick={() => (test.state === 'draft' ? void move('open') : setAsking(true))}
          >
            {test.state === 'draft' ? c.open : c.close}
          </button>
        </div>
      )}
    </section>
  );
}

/** What a field for a day and a time takes, by this device's clock. */
function localTime(iso: string) {
  const time = new Date(iso);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
