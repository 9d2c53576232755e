import { useState } from 'preact/hooks';
import { api, ok } from '../shared/api';
import { CopyButton } from '../shared/CopyButton';
import { when } from '../shared/dates';
import { ProblemNote } from '../shared/ProblemNote';
import { useResource, useWork } from '../shared/resource';
import type { AgencyKey } from '../shared/types';
import { t } from './text';

export function AgencyKeys({ code }: { code: string }) {
  const params = { path: { code } };
  const keys = useResource(() => ok(api.GET('/api/v1/staff/agencies/{code}/keys', { params })), [code]);
  const [label, setLabel] = useState('');
  const [made, setMade] = useState('');
  const { busy, problem, run } = useWork();
  const make = (event: Event) => {
    event.preventDefault();
    if (!label.trim()) return document.getElementById(`label-${code}`)?.focus();
    return run(async () => {
      const body = { label: label.trim() };
      const { apiKey } = await ok(api.POST('/api/v1/staff/agencies/{code}/keys', { params, body }));
      setMade(apiKey);
      setLabel('');
      await keys.reload();
    });
  };
  const revoke = (key: AgencyKey) => {
    if (!confirm(t.agencies.revokeAsk(key.label))) return;
    void run(async () => {
      const path = { code, id: key.id };
      await ok(api.DELETE('/api/v1/staff/agencies/{code}/keys/{id}', { params: { path } }));
      await keys.reload();
    });
  };

  return (
    <div class="keys-of">
      {keys.problem && <ProblemNote problem={keys.problem} onRetry={keys.reload} />}
      {keys.data?.length === 0 && <p class="small">{t.agencies.none}</p>}
      <ul class="plain lines">
        {keys.data?.map((key) => (
          <li key={key.id}>
            <b>{key.label}</b>
            {key.revokedAt ? (
              <span class="small">{t.agencies.revoked(when(key.revokedAt))}</span>
            ) : (
              <button type="button" class="button small-button quiet-danger" onClick={() => revoke(key)}>
                {t.agencies.revoke}
              </button>
            )}
            <small>
              {t.agencies.created(when(key.createdAt))} ·{' '}
              {key.lastUsedAt ? t.agencies.used(when(key.lastUsedAt)) : t.agencies.unused}
            </small>
          </li>
        ))}
      </ul>
      <div role="status">
        {made && (
          <div class="note good">
            <p>{t.agencies.shownOnce}</p>
            <p>
              <code>{made}</code>
            </p>
            <CopyButton text={made} />
          </div>
        )}
      </div>
      <form onSubmit={make} class="question">
        <label class="label" for={`label-${code}`}>
          {t.agencies.label}
        </label>
        <input
          id={`label-${code}`}
          type="text"
          maxLength={100}
          value={label}
          onInput={(event) => setLabel(event.currentTarget.value)}
        />
        {problem && <ProblemNote problem={problem} />}
        <button type="submit" class="button primary small-button" aria-disabled={busy}>
          {t.agencies.make}
        </button>
      </form>
    </div>
  );
}
