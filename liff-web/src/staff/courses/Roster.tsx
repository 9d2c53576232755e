import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { ProblemNote } from '../../shared/ProblemNote';
import { usePages } from '../../shared/resource';
import { useSettled } from '../../shared/useSettled';
import type { RosterLine, StaffCourse } from '../../shared/types';
import { AddPerson } from './AddPerson';
import { ImportRoster } from './ImportRoster';
import { Line } from './Line';
import { k } from './text';

const STATES = ['enrolled', 'waiting', 'cancelled'];

/** Who comes: found by name, added, imported, seated, ticked in and out. */
export function Roster({ course, onChanged }: { course: StaffCourse; onChanged: () => Promise<void> }) {
  const [q, setQ] = useState('');
  const [state, setState] = useState('');
  const asked = useSettled(q);
  const { id } = course;
  const list = usePages<RosterLine>(
    (after) =>
      ok(
        api.GET('/api/v1/staff/courses/{id}/roster', {
          params: {
            path: { id },
            query: {
              limit: 50,
              ...(asked && { q: asked }),
              ...(state && { state }),
              ...(after && { after: Number(after) }),
            },
          },
        }),
      ),
    [id, asked, state, course.enrolled, course.waiting, course.cancelled],
  );
  const changed = (line: RosterLine) =>
    list.set((before) => before && { ...before, items: before.items.map((one) => (one.id === line.id ? line : one)) });
  const moved = async () => {
    await list.reload();
    await onChanged();
  };

  return (
    <section class="panel">
      <h2>{k.roster}</h2>
      <div class="course-grid">
        <div class="question">
          <label class="label" for="roster-q">
            {k.search}
          </label>
          <input id="roster-q" type="search" value={q} onInput={(event) => setQ(event.currentTarget.value)} />
        </div>
        <div class="question">
          <label class="label" for="roster-state">
            {k.state}
          </label>
          <select id="roster-state" value={state} onChange={(event) => setState(event.currentTarget.value)}>
            <option value="">{k.everybody}</option>
            {STATES.map((one) => (
              <option key={one} value={one}>
                {k.seats[one]}
              </option>
            ))}
          </select>
        </div>
      </div>
      {course.state !== 'reported' && <AddPerson course={course} onAdded={moved} />}
      {(course.state === 'draft' || course.state === 'enrolling') && <ImportRoster id={id} onImported={moved} />}
      {list.failed && <ProblemNote problem={list.failed} onRetry={() => void list.reload()} />}
      {list.data?.items.length === 0 && <p class="hint">{k.nobody}</p>}
      <ul class="plain course-roster">
        {list.data?.items.map((line) => (
          <Line key={line.id} course={course} line={line} onChanged={changed} onMoved={moved} />
        ))}
      </ul>
      {list.data?.next && (
        <button type="button" class="button" onClick={list.more}>
          {k.more}
        </button>
      )}
    </section>
  );
}
