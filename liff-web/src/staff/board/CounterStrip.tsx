import { api, ok } from '../../shared/api';
import { useResource } from '../../shared/resource';
import { b } from './text';

/** How things stand, and the figures of a fix kept apart. It is an aid: without it the board works as well. */
export function CounterStrip({ category, community }: { category: string | undefined; community: string | undefined }) {
  const query = { ...(category && { category }), ...(community && { community }) };
  const { data } = useResource(
    () => ok(api.GET('/api/v1/staff/counters', { params: { query } })),
    [category, community],
  );
  if (!data) return <div class="counters" aria-hidden="true" />;
  const { figures, overdue, flagged } = data;
  const words = b.counters;
  return (
    <section class="counters" aria-label={words.title}>
      <h2>{words.now}</h2>
      <dl>
        <Figure name={words.overdue} value={words.count(overdue)} bad={overdue.count > 0} />
        <Figure name={words.flagged} value={words.count(flagged)} />
      </dl>
      <h2>{words.days}</h2>
      <dl>
        <Figure name={words.claimed} value={String(figures.claimed)} />
        <Figure name={words.confirmed} value={String(figures.confirmed)} />
        <Figure name={words.unconfirmed} value={String(figures.unconfirmed)} />
        <Figure name={words.disputed} value={String(figures.disputed)} />
      </dl>
    </section>
  );
}

function Figure({ name, value, bad }: { name: string; value: string; bad?: boolean }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class={bad ? 'late' : ''}>{value}</dd>
    </div>
  );
}
