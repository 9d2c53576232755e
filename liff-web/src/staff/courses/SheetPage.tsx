import './courses.css';
import './sheet.css';
import { useEffect } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { thaiDayAndClock } from '../../shared/dates';
import { Icon } from '../../shared/Icon';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { settings } from '../../shared/settings';
import type { RosterLine, StaffCourse } from '../../shared/types';
import { th } from './text.th';
import { k } from './text';

const BLANKS = 5;

/** The same roster on paper, a column to sign in for every session; Thai whatever language the page is in. */
export function SheetPage({ id }: { id: string }) {
  const found = useResource(() => load(id), [id]);
  useEffect(() => {
    void import('../results/printFont').then(({ loadFont }) => loadFont());
  }, []);
  const sheet = found.data;
  return (
    <div class="print">
      <p class="row print-off">
        <a class="back" href={`/staff/courses/${id}`}>
          <Icon name="back" size={20} /> {k.title}
        </a>
        {sheet && (
          <button type="button" class="button primary" onClick={() => print()}>
            {k.print}
          </button>
        )}
      </p>
      {found.problem && !sheet && <ProblemNote problem={found.problem} onRetry={found.reload} />}
      {sheet && <Sheet {...sheet} />}
    </div>
  );
}

async function load(id: string): Promise<{ course: StaffCourse; people: RosterLine[] }> {
  const course: StaffCourse = await ok(api.GET('/api/v1/staff/courses/{id}', { params: { path: { id } } }));
  const people: RosterLine[] = [];
  let after: string | null | undefined;
  do {
    const query = { state: 'enrolled', limit: 100, ...(after && { after: Number(after) }) };
    const page: { items: RosterLine[]; next?: string | null } = await ok(
      api.GET('/api/v1/staff/courses/{id}/roster', { params: { path: { id }, query } }),
    );
    people.push(...page.items);
    after = page.next;
  } while (after);
  const thai = new Intl.Collator('th');
  return { course, people: people.sort((one, other) => thai.compare(one.name, other.name)) };
}

function Sheet({ course, people }: { course: StaffCourse; people: RosterLine[] }) {
  const times = (iso: string) => thaiDayAndClock(iso).split(' ').at(-1);
  const first = course.startsAt ? thaiDayAndClock(course.startsAt).split(' ').slice(0, 3).join(' ') : '';
  return (
    <article class="sheet attendance-sheet" lang="th">
      <header>
        <h1 tabIndex={-1}>{th.sheetTitle}</h1>
        <p>
          <b>{course.title.th}</b>
        </p>
        <p>
          {first} ณ {course.place}
          {course.orderNumber && ` · ${course.orderNumber}`}
        </p>
        <p>{settings.district.name.th}</p>
      </header>
      <div class="sheet-scroll" tabIndex={0} role="region" aria-label={th.sheetTitle}>
        <table>
          <thead>
            <tr>
              <th scope="col">{th.number}</th>
              <th scope="col">{th.name}</th>
              <th scope="col">{th.community}</th>
              {course.sessions.map((session) => (
                <th scope="col" key={session.id}>
                  {session.title.th}
                  <small>
                    {times(session.startsAt)} – {times(session.endsAt)}
                  </small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((person, index) => (
              <tr key={person.id}>
                <td>{index + 1}</td>
                <td>{person.name}</td>
                <td>{person.communityName?.replace('ชุมชน', '')}</td>
                {course.sessions.map((session) => {
                  const there = person.attendance.find(({ sessionId }) => sessionId === session.id);
                  return <td key={session.id}>{there && <small>{times(there.inAt)}</small>}</td>;
                })}
              </tr>
            ))}
            {Array.from({ length: BLANKS }, (_, index) => (
              <tr key={index}>
                <td>{people.length + index + 1}</td>
                <td />
                <td />
                {course.sessions.map(({ id }) => (
                  <td key={id} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="small">
        {th.blanks} {BLANKS} แถว · {th.printed(thaiDayAndClock(new Date().toISOString()))}
      </p>
    </article>
  );
}
