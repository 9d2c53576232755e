import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { dayAndClock } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import type { Announcement } from '../../shared/types';
import { CostNote } from './CostNote';
import { a } from './text';

type Move = { to: string; reason?: string; way?: string };

/** What may happen next: ask, approve or return, try on oneself, send. */
export function Steps({
  announcement,
  onChange,
}: {
  announcement: Announcement;
  onChange: (one: Announcement) => void;
}) {
  const { id, state, version, allowed, audience } = announcement;
  const [reason, setReason] = useState('');
  const [told, setTold] = useState<{ text: string; problems: string[] }>();
  const { busy, problem, run } = useWork();
  const cost = useResource(
    async () =>
      audience.kind === 'archive' ? null : ok(api.POST('/api/v1/staff/announcements/audience', { body: audience })),
    [id, version, state],
  );
  const may = (to: string) => allowed.includes(to);
  const move = ({ to, reason: why, way }: Move) =>
    run(async () => {
      setTold(undefined);
      const body = { to, version, reason: why ?? null, way: way ?? null };
      onChange(await ok(api.POST('/api/v1/staff/announcements/{id}/state', { params: { path: { id } }, body })));
    });
  const send = (way?: string) => {
    const people = cost.data?.people ?? 0;
    if (confirm(audience.kind === 'archive' ? a.publishAsk : way ? a.inboxAsk(people) : a.sendAsk(people)))
      void move({ to: 'sending', ...(way && { way }) });
  };
  const check = () =>
    run(async () => {
      const found = await ok(api.POST('/api/v1/staff/announcements/{id}/preview', { params: { path: { id } } }));
      const text = !found.checked ? a.notChecked : found.problems.length ? a.refused : a.accepted;
      setTold({ text, problems: [...found.problems] });
    });
  const test = () =>
    run(async () => {
      await ok(api.POST('/api/v1/staff/announcements/{id}/test', { params: { path: { id } } }));
      setTold({ text: a.tested, problems: [] });
    });
  const short = (cost.data?.left ?? 0) < 0;
  if (allowed.length === 0) return null;

  return (
    <section class="panel">
      <h2>{a.next}</h2>
      <p class="small">
        {a.audienceIs(
          a.kinds[audience.kind as keyof typeof a.kinds] ?? '',
          audience.kind === 'unanswered' ? '' : (audience.code ?? ''),
        )}
      </p>
      {announcement.dueAt && <p>{a.dueAt(dayAndClock(announcement.dueAt))}</p>}
      <CostNote kind={audience.kind ?? ''} cost={cost.data ?? undefined} problem={cost.problem} />
      {problem && <ProblemNote problem={problem} />}
      <div role="status">
        {told && (
          <div class={told.problems.length ? 'note bad' : 'note good'}>
            <div>
              <p>{told.text}</p>
              {told.problems.map((one) => (
                <code key={one}>{one}</code>
              ))}
            </div>
          </div>
        )}
      </div>
      <div class="row">
        <button type="button" class="button small-button" aria-disabled={busy} onClick={() => void check()}>
          {a.check}
        </button>
        <button type="button" class="button small-button" aria-disabled={busy} onClick={() => void test()}>
          {a.test}
        </button>
      </div>
      {may('awaiting_approval') && (
        <button
          type="button"
          class="button primary"
          aria-disabled={busy}
          onClick={() => void move({ to: 'awaiting_approval' })}
        >
          {a.ask}
        </button>
      )}
      {state === 'awaiting_approval' && !may('approved') && <p class="note">{a.waits}</p>}
      {may('approved') && (
        <button type="button" class="button primary" aria-disabled={busy} onClick={() => void move({ to: 'approved' })}>
          {announcement.dueAt ? a.approveDue : a.approve}
        </button>
      )}
      {may('returned') && (
        <form
          class="question"
          onSubmit={(event) => {
            event.preventDefault();
            void move({ to: 'returned', reason });
          }}
        >
          <label class="label" for="reason">
            {a.reason}
          </label>
          <textarea
            id="reason"
            rows={2}
            maxLength={500}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
          <button type="submit" class="button" aria-disabled={busy}>
            {a.giveBack}
          </button>
        </form>
      )}
      {may('sending') && (
        <>
          {!short && (
            <button type="button" class="button accent" aria-disabled={busy} onClick={() => send()}>
              {audience.kind === 'archive' ? a.publish : state === 'scheduled' ? a.sendNow : a.send}
            </button>
          )}
          {audience.kind !== 'archive' && (
            <>
              <button
                type="button"
                class={short ? 'button accent' : 'button'}
                aria-disabled={busy}
                onClick={() => send('inbox')}
              >
                {a.sendFree}
              </button>
              <p class="small">{a.sendFreeHint}</p>
            </>
          )}
        </>
      )}
      {may('cancelled') && (
        <button
          type="button"
          class="button quiet-danger"
          aria-disabled={busy}
          onClick={() => confirm(a.dropAsk) && void move({ to: 'cancelled' })}
        >
          {a.drop}
        </button>
      )}
    </section>
  );
}
