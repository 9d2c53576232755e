import { useState } from 'preact/hooks';
import { api, ok } from '../shared/api';
import { CopyButton } from '../shared/CopyButton';
import { when } from '../shared/dates';
import { ProblemNote } from '../shared/ProblemNote';
import { useResource, useWork } from '../shared/resource';
import type { AgencyKey, NewAgencyKey } from '../shared/types';
import { t } from './text';

export function AgencyKeys({ code }: { code: string }) {
  const params = { path: { code } };
  const keys = useResource(() => ok(api.GET('/api/v1/staff/agencies/{code}/keys', { params })), [code]);
  const [made, setMade] = useState('');
  const { busy, problem, run } = useWork();
  const show = async (issued: { apiKey: string }) => {
    setMade(issued.apiKey);
    await keys.reload();
  };
  const make = (body: NewAgencyKey) =>
    run(async () => show(await ok(api.POST('/api/v1/staff/agencies/{code}/keys', { params, body }))));
  const rotate = (key: AgencyKey) => {
    if (!confirm(t.agencies.rotateAsk(key.label))) return;
    const path = { code, id: key.id };
    void run(async () =>
      show(await ok(api.POST('/api/v1/staff/agencies/{code}/keys/{id}/rotate', { params: { path }, body: {} }))),
    );
  };
  const revoke = (key: AgencyKey) => {
    if (!confirm(t.agencies.revokeAsk(key.label))) return;
    void run(async () => {
      await ok(api.DELETE('/api/v1/staff/agencies/{code}/keys/{id}', { params: { path: { code, id: key.id } } }));
      await keys.reload();
    });
  };

  return (
    <div class="keys-of">
      <h2 class="small">{t.agencies.keys}</h2>
      {keys.problem && <ProblemNote problem={keys.problem} onRetry={keys.reload} />}
      {keys.data?.length === 0 && <p class="small">{t.agencies.none}</p>}
      <ul class="plain lines">
        {keys.data?.map((key) => (
          <KeyRow key={key.id} agencyKey={key} busy={busy} onRotate={() => rotate(key)} onRevoke={() => revoke(key)} />
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
      {problem && <ProblemNote problem={problem} />}
      <NewKey code={code} busy={busy} onMake={make} />
    </div>
  );
}

type RowProps = { agencyKey: AgencyKey; busy: boolean; onRotate: () => void; onRevoke: () => void };

function KeyRow({ agencyKey: key, busy, onRotate, onRevoke }: RowProps) {
  return (
    <li>
      <b>{key.label}</b>
      <span class="small">
        {t.agencies.access[key.access]}
        {key.test && ` · ${t.agencies.test}`}
      </span>
      <small>
        {t.agencies.created(when(key.createdAt))} ·{' '}
        {key.lastUsedAt ? t.agencies.used(when(key.lastUsedAt)) : t.agencies.unused}
        {key.expiresAt && !key.revokedAt && ` · ${t.agencies.expires(when(key.expiresAt))}`}
        {key.revokedAt && ` · ${t.agencies.revoked(when(key.revokedAt))}`}
      </small>
      {!key.revokedAt && (
        <span class="row">
          {!key.expiresAt && (
            <button type="button" class="button small-button" aria-disabled={busy} onClick={onRotate}>
              {t.agencies.rotate}
            </button>
          )}
          <button type="button" class="button small-button quiet-danger" aria-disabled={busy} onClick={onRevoke}>
            {t.agencies.revoke}
          </button>
        </span>
      )}
    </li>
  );
}

function NewKey({
  code,
  busy,
  onMake,
}: {
  code: string;
  busy: boolean;
  onMake: (body: NewAgencyKey) => Promise<unknown>;
}) {
  const [label, setLabel] = useState('');
  const [reach, setReach] = useState<'update' | 'read' | 'test'>('update');
  const make = async (event: Event) => {
    event.preventDefault();
    if (!label.trim()) return document.getElementById(`label-${code}`)?.focus();
    await onMake({ label: label.trim(), access: reach === 'read' ? 'read' : 'update', test: reach === 'test' });
    setLabel('');
  };
  return (
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
      <label class="label" for={`reach-${code}`}>
        {t.agencies.reach}
      </label>
      <select
        id={`reach-${code}`}
        value={reach}
        onChange={(event) => setReach(event.currentTarget.value as typeof reach)}
      >
        <option value="update">{t.agencies.access.update}</option>
        <option value="read">{t.agencies.access.read}</option>
        <option value="test">{t.agencies.test}</option>
      </select>
      <button type="submit" class="button primary small-button" aria-disabled={busy}>
        {t.agencies.make}
      </button>
    </form>
  );
}
