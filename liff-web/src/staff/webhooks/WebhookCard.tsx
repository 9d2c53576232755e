import { useState } from 'preact/hooks';
import { api, newKey, ok } from '../../shared/api';
import { CopyButton } from '../../shared/CopyButton';
import { dayAndClock, when } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { Webhook } from '../../shared/types';
import { DeadLetters } from './DeadLetters';
import { w } from './text';

type Props = { hook: Webhook; test: boolean; helps: boolean; admin: boolean; onChange: () => Promise<void> };

export function WebhookCard({ hook, test, helps, admin, onChange }: Props) {
  const { id, label } = hook;
  const [told, setTold] = useState({ text: '', good: true });
  const [secret, setSecret] = useState('');
  const [letters, setLetters] = useState(false);
  const { busy, problem, run } = useWork();
  const params = { path: { id }, query: { test } };
  const ping = () =>
    run(async () => {
      const answer = await ok(api.POST('/api/v1/staff/webhooks/{id}/ping', { params }));
      const text = answer.delivered
        ? w.pinged(answer.status ?? 0, answer.milliseconds)
        : w.unanswered(answer.error ?? '');
      setTold({ text, good: answer.delivered });
      await onChange();
    });
  const rotate = () => {
    if (!confirm(w.rotateAsk(label))) return;
    void run(async () => {
      const header = { 'Idempotency-Key': newKey() };
      const answer = await ok(
        api.POST('/api/v1/staff/webhooks/{id}/rotate', { params: { ...params, header }, body: {} }),
      );
      setSecret(answer.secret);
      await onChange();
    });
  };
  const turn = (enabled: boolean) => {
    if (!enabled && !confirm(w.disableAsk(label))) return;
    void run(async () => {
      await ok(api.PATCH('/api/v1/staff/webhooks/{id}', { params, body: { enabled } }));
      await onChange();
    });
  };

  return (
    <li class="panel webhook">
      <h3>
        {label} <State hook={hook} />
      </h3>
      <p class="address">{hook.url}</p>
      <dl class="facts">
        <Fact name={w.success} value={hook.lastSuccessAt ? when(hook.lastSuccessAt) : w.never} />
        {hook.failingSince && <Fact name={w.failures} value={w.times(hook.failures, when(hook.failingSince))} />}
        {hook.lastError && <Fact name={w.error} value={hook.lastError} />}
        {hook.waiting > 0 && <Fact name={w.waiting} value={w.many(hook.waiting)} />}
        <Fact name={w.stuck} value={w.many(hook.stuck)} />
        <Fact name={w.types} value={hook.types.map(typeName).join(', ') || w.everything} />
        {hook.oldSecretUntil && Date.parse(hook.oldSecretUntil) > Date.now() && (
          <Fact name={w.overlap} value={dayAndClock(hook.oldSecretUntil)} />
        )}
      </dl>
      <div role="status">{told.text && <p class={told.good ? 'note good' : 'note bad'}>{told.text}</p>}</div>
      <div role="status">
        {secret && (
          <div class="note good">
            <div>
              <p>{w.shownOnce}</p>
              <code>{secret}</code>
              <CopyButton text={secret} />
            </div>
          </div>
        )}
      </div>
      {problem && <ProblemNote problem={problem} />}
      <div class="row">
        {helps && (
          <button type="button" class="button small-button" aria-disabled={busy} onClick={() => void ping()}>
            {w.ping}
          </button>
        )}
        <button
          type="button"
          class={letters ? 'button small-button on' : 'button small-button'}
          aria-expanded={letters}
          onClick={() => setLetters(!letters)}
        >
          {w.dead(w.many(hook.stuck))}
        </button>
        {admin && (
          <button type="button" class="button small-button" aria-disabled={busy} onClick={rotate}>
            {w.rotate}
          </button>
        )}
        {admin && (
          <button
            type="button"
            class={hook.disabledAt ? 'button small-button' : 'button small-button quiet-danger'}
            aria-disabled={busy}
            onClick={() => turn(Boolean(hook.disabledAt))}
          >
            {hook.disabledAt ? w.enable : w.disable}
          </button>
        )}
      </div>
      {letters && <DeadLetters hook={hook} test={test} helps={helps && !hook.disabledAt} onChange={onChange} />}
    </li>
  );
}

export const typeName = (type: string) => (w.type as Record<string, string>)[type] ?? type;

function State({ hook }: { hook: Webhook }) {
  if (hook.disabledBy)
    return (
      <>
        <span class="status is-ended">{w.off}</span> <small>{w.offBy[hook.disabledBy]}</small>
      </>
    );
  if (hook.failures > 0) return <span class="status is-asking">{w.failing}</span>;
  return hook.lastSuccessAt ? (
    <span class="status is-good">{w.fine}</span>
  ) : (
    <span class="status is-new">{w.fresh}</span>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
