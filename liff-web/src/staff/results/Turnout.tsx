import { q } from './text';
import type { Results } from './types';

export function Turnout({ turnout }: { turnout: Results['turnout'] }) {
  const { population, asked, answered, partial, responseRate, marginOfError } = turnout;
  const facts = [
    [q.turnout.population, population == null ? q.none : q.people(population)],
    [q.turnout.asked, q.people(asked)],
    [q.turnout.answered, q.people(answered)],
    [q.turnout.partial, q.people(partial)],
    [q.turnout.rate, responseRate == null ? q.none : q.percent(responseRate)],
    [q.turnout.margin, marginOfError == null ? q.none : q.points(marginOfError)],
  ];
  return (
    <section aria-label={q.turnout.title}>
      <dl class="figures">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
