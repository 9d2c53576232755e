import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import { useKept } from '../../shared/useKept';
import { t } from '../text';
import { ReasonField } from './ReasonField';

export function ReleaseForm({ id, onDone }: { id: string; onDone: () => Promise<void> }) {
  const [reason, setReason] = useKept(`release:${id}`);
  const [missing, setMissing] = useState(false);
  const { busy, problem, run } = useWork();
  const release = (event: Event) => {
    event.preventDefault();
    setMissing(!reason.trim());
    if (!reason.trim()) return document.getElementById(`release-${id}`)?.focus();
    return run(async () => {
      const body = { reason: reason.trim() };
      await ok(api.POST('/api/v1/staff/assignments/{id}/release', { params: { path: { id } }, body }));
      setReason('');
      await onDone();
    });
  };
  return (
    <form noValidate onSubmit={release} class="act">
      <p class="hint">{t.case.releaseHint}</p>
      <ReasonField
        id={`release-${id}`}
        label={t.case.reason}
        text={reason}
        missing={missing && !reason.trim()}
        rows={2}
        onText={setReason}
      />
      {problem && <ProblemNote problem={problem} />}
      <button type="submit" class="button danger-button" aria-disabled={busy}>
        {t.case.release}
      </button>
    </form>
  );
}
