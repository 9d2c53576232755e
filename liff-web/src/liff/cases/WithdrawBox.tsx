import { useRef, useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import { s } from '../../shared/text';
import { t } from '../text';

export function WithdrawBox({ id, onDone }: { id: string; onDone: () => Promise<void> }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [reason, setReason] = useState('');
  const { busy, problem, run } = useWork();
  const withdraw = () =>
    run(async () => {
      const body = reason.trim() ? { reason: reason.trim() } : {};
      await ok(api.POST('/api/v1/incidents/{id}/withdraw', { params: { path: { id } }, body }));
      dialog.current?.close();
      await onDone();
    });

  return (
    <>
      <button type="button" class="button quiet-danger" onClick={() => dialog.current?.showModal()}>
        {t.cases.withdraw}
      </button>
      <dialog ref={dialog} class="sheet" aria-labelledby="withdraw-title">
        <h2 id="withdraw-title">{t.cases.withdrawAsk}</h2>
        <div class="question">
          <label class="label" for="withdraw-reason">
            {t.cases.withdrawReason} <span class="optional">{s.form.optional}</span>
          </label>
          <textarea
            id="withdraw-reason"
            rows={2}
            maxLength={500}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </div>
        {problem && <ProblemNote problem={problem} />}
        <div class="pair">
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {s.cancel}
          </button>
          <button type="button" class="button danger-button" aria-disabled={busy} onClick={() => void withdraw()}>
            {t.cases.withdraw}
          </button>
        </div>
      </dialog>
    </>
  );
}
