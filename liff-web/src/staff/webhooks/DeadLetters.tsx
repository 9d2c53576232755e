import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { when } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { usePages } from '../../shared/resource';
import { s } from '../../shared/text';
import type { Page, Webhook, WebhookDelivery } from '../../shared/types';
import { w } from './text';
import { typeName } from './WebhookCard';

const DAY = 24 * 3_600_000;
const spans = [1, 3, 7, 31];

type Props = { hook: Webhook; test: boolean; helps: boolean; onChange: () => Promise<void> };

/** What did not arrive and why, to be sent again: one, or all since a time. */
export function DeadLetters({ hook: { id }, test, helps, onChange }: Props) {
  const [days, setDays] = useState(1);
  const [told, setTold] = useState('');
  const fetchPage = (after?: string): Promise<Page<WebhookDelivery>> => {
    const query = { test, state: 'stuck', ...(after && { after }) };
    return ok(api.GET('/api/v1/staff/webhooks/{id}/deliveries', { params: { path: { id }, query } }));
  };
  const letters = usePages(fetchPage, [id, test]);
  const { busy, run } = letters.work;
  const done = async (text: string) => {
    setTold(text);
    await Promise.all([letters.reload(), onChange()]);
  };
  const again = (one: string) =>
    run(async () => {
      const params = { path: { id: one }, query: { test } };
      await ok(api.POST('/api/v1/staff/webhooks/deliveries/{id}/replay', { params }));
      await done(w.queued);
    });
  const all = (event: Event) => {
    event.preventDefault();
    return run(async () => {
      // A minute less, so that the longest span stays within what the service takes.
      const since = new Date(Date.now() - days * DAY + 60_000).toISOString();
      const params = { path: { id }, query: { test } };
      const { queued } = await ok(api.POST('/api/v1/staff/webhooks/{id}/replay', { params, body: { since } }));
      await done(w.replayed(queued));
    });
  };

  return (
    <div class="dead-letters">
      <h4>{w.deadTitle}</h4>
      <div role="status">{told && <p class="note good">{told}</p>}</div>
      {letters.failed && <ProblemNote problem={letters.failed} onRetry={letters.reload} />}
      {letters.data?.items.length === 0 && <p class="small">{w.noneDead}</p>}
      <ul class="plain lines">
        {letters.data?.items.map((letter) => (
          <li key={letter.id}>
            <b>{typeName(letter.type)}</b>
            {helps && (
              <button
                type="button"
                class="button small-button"
                aria-disabled={busy}
                aria-label={w.againNamed(typeName(letter.type), when(letter.createdAt))}
                onClick={() => void again(letter.id)}
              >
                {w.again}
              </button>
            )}
            <small>
              {when(letter.createdAt)} · {w.attempts(letter.attempts)}
              {letter.error && ` · ${letter.error}`}
            </small>
          </li>
        ))}
      </ul>
      {letters.data?.next && (
        <button type="button" class="button wide" aria-disabled={busy} onClick={letters.more}>
          {s.more}
        </button>
      )}
      {helps && (
        <form class="row" onSubmit={(event) => void all(event)}>
          <label class="label" for={`days-${id}`}>
            {w.since}
          </label>
          <select
            id={`days-${id}`}
            class="narrow"
            value={days}
            onChange={(event) => setDays(Number(event.currentTarget.value))}
          >
            {spans.map((span) => (
              <option key={span} value={span}>
                {w.days(span)}
              </option>
            ))}
          </select>
          <button type="submit" class="button small-button" aria-disabled={busy}>
            {w.replay}
          </button>
        </form>
      )}
    </div>
  );
}
