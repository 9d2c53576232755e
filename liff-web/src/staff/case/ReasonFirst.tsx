import { useState } from 'preact/hooks';
import { Icon } from '../../shared/Icon';
import { t } from '../text';

const LEAST = 5;

/** Opening a sensitive case leaves a trace with a name and a reason. */
export function ReasonFirst({ onReason }: { onReason: (reason: string) => void }) {
  const [reason, setReason] = useState('');
  const [short, setShort] = useState(false);
  const open = (event: Event) => {
    event.preventDefault();
    if (reason.trim().length < LEAST) {
      setShort(true);
      document.getElementById('reason')?.focus();
    } else onReason(reason.trim());
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
          maxLength={300}
          value={reason}
          aria-invalid={short || undefined}
          aria-describedby={short ? 'reason-error' : undefined}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </div>
      <button type="submit" class="button primary">
        {t.case.open}
      </button>
    </form>
  );
}
