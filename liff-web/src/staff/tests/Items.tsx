import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import type { components } from '../../shared/api.gen';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import { useSettled } from '../../shared/useSettled';
import { c } from './text';

export type CourseTests = components['schemas']['CourseTests'];
type Item = Pick<components['schemas']['TestItem'], 'questionId' | 'code' | 'text' | 'maxMark'>;
type Props = { course: CourseTests; works: boolean; onChange: (next: CourseTests) => void };

/** The questions of both tests, in order; after the first opening only a regrade changes anything. */
export function Items({ course, works, onChange }: Props) {
  const [items, setItems] = useState<Item[]>(course.items);
  const [dirty, setDirty] = useState(false);
  const work = useWork();
  const path = { id: course.courseId };
  const may = works && course.tests.every(({ state }) => state === 'draft');
  const change = (next: Item[]) => {
    setItems(next);
    setDirty(true);
  };
  const save = () =>
    work.run(async () => {
      const version = course.tests.find(({ kind }) => kind === 'pre')?.version ?? 0;
      const body = { version, items: items.map(({ questionId, maxMark }) => ({ questionId, maxMark })) };
      onChange(await ok(api.PUT('/api/v1/staff/courses/{id}/tests/items', { params: { path }, body })));
      setDirty(false);
    });
  const move = (at: number, by: number) => {
    const next = [...items];
    const [moved] = next.splice(at, 1);
    if (moved) next.splice(at + by, 0, moved);
    change(next);
  };
  return (
    <section class="panel course-items">
      <h2>
        {c.items(
          items.length,
          items.reduce((sum, { maxMark }) => sum + Number(maxMark), 0),
        )}
      </h2>
      <ol class="course-list">
        {items.map((item, index) => (
          <li key={item.questionId}>
            <p class="course-text">
              <a href={`/staff/questions/${item.questionId}`}>{item.code}</a> {item.text}
            </p>
            {may && (
              <div class="course-row">
                <label>
                  <span class="small">{c.marks}</span>
                  <input
                    type="number"
                    min={0.5}
                    max={100}
                    step="any"
                    value={item.maxMark}
                    onChange={(event) =>
                      change(
                        items.map((one, at) =>
                          at === index ? { ...one, maxMark: Number(event.currentTarget.value) } : one,
                        ),
                      )
                    }
                  />
                </label>
                <button
                  type="button"
                  class="button quiet"
                  disabled={index === 0}
                  aria-label={`${c.up} ${item.code}`}
                  onClick={() => move(index, -1)}
                >
                  ↑
                </button>
                <button
                  type="button"
                  class="button quiet"
                  disabled={index === items.length - 1}
                  aria-label={`${c.down} ${item.code}`}
                  onClick={() => move(index, 1)}
                >
                  ↓
                </button>
                <button
                  type="button"
                  class="button quiet"
                  aria-label={`${c.remove} ${item.code}`}
                  onClick={() => change(items.filter((_, at) => at !== index))}
                >
                  {c.remove}
                </button>
              </div>
            )}
            <Newer course={course} questionId={item.questionId} works={works} onDone={onChange} />
          </li>
        ))}
      </ol>
      {may && <Picker taken={items.map(({ questionId }) => questionId)} onPick={(item) => change([...items, item])} />}
      {work.problem && <ProblemNote problem={work.problem} />}
      {may && (
        <div class="course-row">
          <button type="button" class="button primary" disabled={work.busy || !dirty} onClick={() => void save()}>
            {c.saveItems}
          </button>
          <span role="status">{dirty && c.unsaved}</span>
        </div>
      )}
    </section>
  );
}

/** A correction changes no score by itself: somebody says why, and everybody is scored again. */
function Newer({
  course,
  questionId,
  works,
  onDone,
}: {
  course: CourseTests;
  questionId: string;
  works: boolean;
  onDone: (next: CourseTests) => void;
}) {
  const [why, setWhy] = useState('');
  const [told, setTold] = useState('');
  const work = useWork();
  const item = course.items.find((one) => one.questionId === questionId);
  const path = { id: course.courseId };
  if (told) return <p role="status">{told}</p>;
  if (!works || !item || item.newest <= item.number || course.tests.every(({ state }) => state === 'draft'))
    return null;
  const regrade = () =>
    work.run(async () => {
      const done = await ok(
        api.POST('/api/v1/staff/courses/{id}/tests/regrade', { params: { path }, body: { questionId, why } }),
      );
      setTold(c.regraded(done.attempts, done.changed.length));
      onDone(await ok(api.GET('/api/v1/staff/courses/{id}/tests', { params: { path } })));
    });
  return (
    <form
      class="note warn course-row"
      onSubmit={(event) => {
        event.preventDefault();
        void regrade();
      }}
    >
      <p>{c.newer}</p>
      <label>
        <span class="label">{c.why}</span>
        <input
          required
          minLength={4}
          maxLength={500}
          value={why}
          onInput={(event) => setWhy(event.currentTarget.value)}
        />
      </label>
      <button class="button" disabled={work.busy}>
        {c.regrade}
      </button>
      {work.problem && <ProblemNote problem={work.problem} />}
    </form>
  );
}

function Picker({ taken, onPick }: { taken: string[]; onPick: (item: Item) => void }) {
  const [words, setWords] = useState('');
  const q = useSettled(words);
  const found = useResource(
    () => ok(api.GET('/api/v1/staff/questions', { params: { query: { ...(q && { q }), limit: 20 } } })),
    [q],
  );
  return (
    <details class="more">
      <summary>{c.choose}</summary>
      <p>
        <a href="/staff/questions">{c.bank}</a>
      </p>
      <label>
        <span class="label">{c.find}</span>
        <input type="search" value={words} onInput={(event) => setWords(event.currentTarget.value)} />
      </label>
      <ul class="plain course-list">
        {found.data?.items
          .filter(({ id, kind }) => !taken.includes(id) && kind !== 'unsupported')
          .map(({ id, code, text }) => (
            <li key={id} class="course-row">
              <p class="course-text">
                {code} {text}
              </p>
              <button
                type="button"
                class="button"
                aria-label={`${c.add} ${code}`}
                onClick={() => onPick({ questionId: id, code, text, maxMark: 1 })}
              >
                {c.add}
              </button>
            </li>
          ))}
      </ul>
    </details>
  );
}
