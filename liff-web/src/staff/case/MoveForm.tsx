import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import type { Status } from '../../shared/types';
import { useKept } from '../../shared/useKept';
import { t } from '../text';
import { goesOn, isSentBack, moveHint, moveName } from './moves';
import { ReasonField } from './ReasonField';
import { TemplateSelect } from './TemplateSelect';
import type { Decision } from './useDecision';

type Props = { id: string; from: Status; to: Status; decision: Decision; onDone: () => Promise<void> };

export function MoveForm({ id, from, to, decision, onDone }: Props) {
  const [reason, setReason] = useKept(`${to}:${id}`);
  const [missing, setMissing] = useState(false);
  const needsReason = isSentBack(from, to) || (to !== 'triaged' && !goesOn(from, to));
  const move = (event: Event) => {
    event.preventDefault();
    if (needsReason && !reason.trim()) {
      setMissing(true);
      document.getElementById('reason')?.focus();
      return;
    }
    void decision.decide(async (version) => {
      const body = reason.trim() ? { to, version, reason: reason.trim() } : { to, version };
      await ok(api.POST('/api/v1/staff/incidents/{id}/transitions', { params: { path: { id } }, body }));
      setReason('');
      await onDone();
    });
  };
  return (
    <form noValidate onSubmit={move} class="act">
      <p class="hint">{moveHint(from, to)}</p>
      {needsReason && <TemplateSelect id={id} use={to} text={reason} onText={setReason} />}
      {needsReason && (
        <ReasonField
          id="reason"
          label={to === 'waiting_reporter' ? t.case.question : t.case.reason}
          text={reason}
          missing={missing && !reason.trim()}
          onText={setReason}
        />
      )}
      <button type="submit" class="button primary" aria-disabled={decision.busy}>
        {moveName(from, to)}
      </button>
    </form>
  );
}
