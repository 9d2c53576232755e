import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { Icon } from '../../shared/Icon';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import { t } from '../text';

const LEAST = 5;

/** Opening a sensitive case leaves a trace with a name and a reason, and lasts an hour. */
export function ReasonFirst({ id, onOpen }: { id: string; onOpen: () => Promise<void> }) {
  const [reason, setReason] = useState('');
  const [short, setShort] = useState(false);
  const { busy, problem, run } = useWork();
  const open = (event: Event) => {
    event.preventDefault();
    setShort(reason.trim().length < LEAST);
    if (reason.trim().length < LEAST) return document.getElementById('reason')?.focus();
    return run(async () => {
      const params = { path: { id } };
      await ok(api.POST('/api/v1/staff/incidents/{id}/accesses', { params, body: { reason: reason.trim() } }));
      await onOpen();
    });
  };
  return (
    <form noValidate onSubmit={open} class="panel reason-first">
      <h1>
        <Icon name="lock" /> {t.case.sensitiveTitle}
      </h1>
      <p>{t.case.sensitiveHint}</p>
      <div class={short ? 'question has-error' : 'question'}>
        <label class="label" for="reason">
          {t.case.reason}
        </label>
        {short && (
          <p class="error" id="reason-error">
            {t.case.sensitiveShort}
          </p>
        )}
        <input
          id="reason"
          type="text"
          maxLength={500}
          value={reason}
          aria-invalid={short || undefined}
          aria-describedby={short ? 'reason-error' : undefined}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </div>
      {problem && <ProblemNote problem={problem} />}
      <button type="submit" class="button primary" aria-disabled={busy}>
        {t.case.open}
      </button>
    </form>
  );
}
