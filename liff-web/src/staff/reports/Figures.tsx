import type { components } from '../../shared/api.gen';
import { loadCategories, loadCommunities } from '../../shared/catalogue';
import { api, ok } from '../../shared/api';
import { say } from '../../shared/language';
import { useResource } from '../../shared/resource';
import { two } from '../results/figures';
import { Resolved } from './Resolved';
import { p } from './text';

type ReportFigures = components['schemas']['ReportFigures'];
type Cell = string | number | null | undefined;

const days = (value: number | null | undefined) => (value == null ? '-' : two(value));

export function Figures({ figures }: { figures: ReportFigures }) {
  const names = useResource(async () => {
    const [categories, communities, agencies] = await Promise.all([
      loadCategories(),
      loadCommunities(),
      ok(api.GET('/api/v1/staff/agencies')),
    ]);
    return new Map([
      ...categories.map(({ code, name }) => [code, say(name)] as const),
      ...communities.map(({ code, name }) => [code, name] as const),
      ...agencies.map(({ code, name }) => [code, say(name)] as const),
    ]);
  }, []);
  const nameOf = (code: string | null | undefined) => (code ? (names.data?.get(code) ?? code) : p.outside);
  const { cases, before, yearBefore, chronic, followers, news, surveys, courses } = figures;
  const { flow, speed, answer } = cases;
  const flows = ['carriedIn', 'received', 'reopened', 'ended', 'carriedOut'] as const;
  return (
    <>
      <section>
        <h3>{p.flow.title}</h3>
        <dl class="figures">
          {flows.map((name) => (
            <div key={name}>
              <dt>{p.flow[name]}</dt>
              <dd>{flow[name]}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Resolved figures={figures} />
      <section>
        <h3>{p.speed.title}</h3>
        <Table
          head={['', p.speed.median, p.speed.p90, p.speed.withOpen]}
          rows={[
            [
              p.speed.fix,
              days(speed.median),
              days(speed.p90),
              speed.withOpen == null ? p.speed.notYet : days(speed.withOpen),
            ],
            [
              p.speed.answer,
              days(answer.median),
              days(answer.p90),
              answer.withOpen == null ? p.speed.notYet : days(answer.withOpen),
            ],
            ...[before, yearBefore].map((then) => [
              `${p.compared(say(then.words))}: ${say(then.speedVerdict)}`,
              days(then.speed.median),
              days(then.speed.p90),
              then.speed.withOpen == null ? p.speed.notYet : days(then.speed.withOpen),
            ]),
          ]}
        />
      </section>
      <section>
        <h3>{p.categories}</h3>
        <Table
          head={[p.category, p.flow.carriedIn, p.flow.received, p.flow.carriedOut]}
          rows={cases.byCategory.map((c) => [nameOf(c.category), c.carriedIn, c.received, c.carriedOut])}
        />
      </section>
      {cases.agencies.length > 0 && (
        <section>
          <h3>{p.agencies}</h3>
          <Table
            head={[p.agencies, ...Object.values(p.agency)]}
            rows={cases.agencies.map((a) => [
              nameOf(a.agency),
              a.offered,
              a.acknowledged == null ? '-' : `${two(a.acknowledged)}%`,
              a.doneOnTime + a.doneLate,
              a.withPhoto,
              a.withLetter,
              a.disputed,
            ])}
          />
        </section>
      )}
      {cases.communities.length > 0 && (
        <section>
          <h3>{p.communities}</h3>
          <Table
            head={[p.community.name, p.community.reported, p.community.resolved, p.community.median]}
            rows={cases.communities.map((c) => [
              `${nameOf(c.community)}${c.slower ? ` · ${p.community.slower}` : ''}`,
              c.reported,
              c.resolved.percent == null ? '-' : `${two(c.resolved.percent)}%`,
              days(c.speed.median),
            ])}
          />
        </section>
      )}
      <section>
        <h3>{p.others}</h3>
        <ul>
          <li>{p.chronic(chronic.length, chronic.filter(({ state }) => state !== 'done').length)}</li>
          <li>
            {p.followers(followers.atStart, followers.atEnd, followers.added + followers.returned, followers.lost)}
          </li>
          <li>{p.news(news.length)}</li>
          {surveys.map(({ title, number, answered, definition, ofMean, share }) => (
            <li key={`${title}${number}`}>
              {p.survey(`${title} (${number})`, answered, days(definition === 'mean' ? ofMean : share))}
            </li>
          ))}
          {courses.map(({ title, heldOn, attended, capacity }) => (
            <li key={`${title}${heldOn}`}>{p.course(title, attended, capacity)}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** Wide ones scroll in themselves, never the page. */
function Table({ head, rows }: { head: string[]; rows: Cell[][] }) {
  return (
    <div class="scroll" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((name, i) => (
              <th key={i} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], i) => (
            <tr key={i}>
              <th scope="row">{name}</th>
              {cells.map((cell, j) => (
                <td key={j} class="figure">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
