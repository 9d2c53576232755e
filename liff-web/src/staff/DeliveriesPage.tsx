import { useState } from 'preact/hooks';
import { api, ok } from '../shared/api';
import { dayAndClock, when } from '../shared/dates';
import { ProblemNote } from '../shared/ProblemNote';
import { usePages } from '../shared/resource';
import { navigate, useAddress } from '../shared/router';
import { s } from '../shared/text';
import type { Delivery, Page } from '../shared/types';
import { t } from './text';

const states = ['stuck', 'waiting', 'sent', 'withheld', 'merged', 'read'] as const;

export function DeliveriesPage({ works }: { works: boolean }) {
  const { searchParams } = useAddress();
  const state = states.find((one) => one === searchParams.get('state')) ?? 'stuck';
  const [told, setTold] = useState('');
  const fetchPage = (after?: string): Promise<Page<Delivery>> =>
    ok(api.GET('/api/v1/staff/deliveries', { params: { query: { state, ...(after && { after }) } } }));
  const { data, failed, reload, more, work } = usePages(fetchPage, [state]);
  const retry = (id: string) =>
    work.run(async () => {
      await ok(api.POST('/api/v1/staff/deliveries/{id}/retry', { params: { path: { id } } }));
      setTold(t.deliveries.queued);
      await reload();
    });

  return (
    <div class="page">
      <h1 tabIndex={-1}>{t.deliveries.title}</h1>
      <div class="row">
        {states.map((one) => (
          <button
            key={one}
            type="button"
            class="chip"
            aria-pressed={state === one}
            onClick={() => navigate(`/staff/deliveries?state=${one}`, { replace: true })}
          >
            {t.deliveries[one]}
          </button>
        ))}
      </div>
      <div role="status">{told && <p class="note good">{told}</p>}</div>
      {failed && <ProblemNote problem={failed} onRetry={reload} />}
      {data?.items.length === 0 && (
        <p class="empty">{state === 'stuck' ? t.deliveries.emptyStuck : t.deliveries.empty}</p>
      )}
      <ul class="plain">
        {data?.items.map((delivery) => (
          <DeliveryRow
            key={delivery.id}
            delivery={delivery}
            onRetry={works ? () => void retry(delivery.id) : undefined}
          />
        ))}
      </ul>
      {data?.next && (
        <button type="button" class="button wide" aria-disabled={work.busy} onClick={more}>
          {s.more}
        </button>
      )}
    </div>
  );
}

function DeliveryRow({ delivery, onRetry }: { delivery: Delivery; onRetry: (() => void) | undefined }) {
  const { kind, state, incident, attempts, dueAt, createdAt, lastError } = delivery;
  return (
    <li class="panel delivery">
      <dl class="facts facts-row">
        <Fact name={t.deliveries.kind} value={kindName(kind)} />
        {incident && <Fact name={t.deliveries.incident} value={incident} />}
        <Fact name={t.deliveries.attempts} value={String(attempts)} />
        <Fact name={t.deliveries.created} value={when(createdAt)} />
        {state === 'waiting' && <Fact name={t.deliveries.due} value={dayAndClock(dueAt)} />}
        {lastError && <Fact name={t.deliveries.error} value={lastError} />}
      </dl>
      {state === 'stuck' && onRetry && (
        <button type="button" class="button small-button" onClick={onRetry}>
          {t.deliveries.retry}
        </button>
      )}
    </li>
  );
}

const kindName = (kind: string) => (t.deliveries.kinds as Record<string, string>)[kind] ?? kind;

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
