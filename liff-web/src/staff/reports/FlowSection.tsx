import type { components } from '../../shared/api.gen';
import { Legend, type Part, StackBar } from './StackBar';
import { p } from './text';

type Cases = components['schemas']['CaseFigures'];

/** Which states stand together in a bar; all others are over without a fix. */
const GROUPS: { name: 'resolved' | 'claimed' | 'open'; states: string[]; pattern: Part['pattern'] }[] = [
  { name: 'resolved', states: ['resolved'], pattern: 'full' },
  { name: 'claimed', states: ['claimed_fixed'], pattern: 'lines' },
  {
    name: 'open',
    states: ['received', 'triaged', 'assigned', 'in_progress', 'waiting_reporter'],
    pattern: 'dots',
  },
];

function partsOf({ states }: Cases['byCategory'][number]): Part[] {
  const count = (wanted: string[]) =>
    states.filter(({ state }) => wanted.includes(state)).reduce((sum, { n }) => sum + n, 0);
  const known = GROUPS.map(({ name, states: wanted, pattern }) => ({
    name: p.states[name],
    n: count(wanted),
    pattern,
  }));
  const all = states.reduce((sum, { n }) => sum + n, 0);
  const rest = all - known.reduce((sum, { n }) => sum + n, 0);
  return [...known, { name: p.states.over, n: rest, pattern: 'empty' }];
}

/** What came in and went out; then each category by where its cases stand, as bars with their figures in words. */
export function FlowSection({ cases, nameOf }: { cases: Cases; nameOf: (code: string) => string }) {
  const flows = ['carriedIn', 'received', 'reopened', 'ended', 'carriedOut'] as const;
  const rows = cases.byCategory.map((category) => ({ category, parts: partsOf(category) }));
  const most = Math.max(...rows.map(({ parts }) => parts.reduce((sum, { n }) => sum + n, 0)));
  return (
    <>
      <section>
        <h3>{p.flow.title}</h3>
        <dl class="figures">
          {flows.map((name) => (
            <div key={name}>
              <dt>{p.flow[name]}</dt>
              <dd>{cases.flow[name]}</dd>
            </div>
          ))}
        </dl>
      </section>
      {rows.length > 0 && (
        <section>
          <h3>{p.categories}</h3>
          <Legend parts={rows[0]?.parts ?? []} />
          <ul class="plain bar-rows">
            {rows.map(({ category, parts }) => (
              <li key={category.category}>
                <span>{nameOf(category.category)}</span>
                <b>{p.cases(parts.reduce((sum, { n }) => sum + n, 0))}</b>
                <StackBar parts={parts} most={most} />
                <small>
                  {parts
                    .filter(({ n }) => n > 0)
                    .map(({ name, n }) => `${name} ${n}`)
                    .join(' · ')}
                  {' · '}
                  {p.moved(category.carriedIn, category.received, category.carriedOut)}
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
