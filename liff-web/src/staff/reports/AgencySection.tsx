import type { components } from '../../shared/api.gen';
import { percent } from './figures';
import { IntervalBar } from './IntervalBar';
import { Table } from './Table';
import { p } from './text';

type Agency = components['schemas']['AgencyFigures'];

/** How many hand-overs each took in time, as bars; the table says what came of them. */
export function AgencySection({ agencies, nameOf }: { agencies: Agency[]; nameOf: (code: string) => string }) {
  if (agencies.length === 0) return null;
  return (
    <section>
      <h3>{p.agencies}</h3>
      <ul class="plain bar-rows">
        {agencies
          .filter(({ acknowledged }) => acknowledged != null)
          .map((one) => (
            <li key={one.agency}>
              <span>{nameOf(one.agency)}</span>
              <b>{percent(one.acknowledged)}</b>
              <IntervalBar percent={one.acknowledged ?? 0} />
              <small>{p.taken(one.acceptedOnTime, one.acceptedLate, one.declined, one.unanswered)}</small>
            </li>
          ))}
      </ul>
      <Table
        head={[p.agencies, ...Object.values(p.agency)]}
        rows={agencies.map((a) => [
          nameOf(a.agency),
          a.offered,
          percent(a.acknowledged),
          a.doneOnTime,
          a.doneLate,
          a.withPhoto,
          a.withLetter,
          a.disputed,
        ])}
      />
    </section>
  );
}
