import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { Status } from '../../shared/types';
import { useKept } from '../../shared/useKept';
import { t } from '../text';
import { goesOn, moveName } from './moves';
import { ReasonField } from './ReasonField';
import { TemplateSelect } from './TemplateSelect';

type Props = { id: string; from: Status; to: Status; onDone: () => Promise<void> };

export function MoveForm({ id, from, to, onDone }: Props) {
  const [reason, setReason] = useKept(`${to}:${id}`);
  const [missing, setMissing] = useState(false);
  const { busy, problem, run } = useWork();
  const resumes = goesOn(from, to);
  const needsReason = to !== 'triaged' && !resumes;
  const move = (event: Event) => {
    event.preventDefault();
    if (needsReason && !reason.trim()) {
      setMissing(true);
      document.getElementById('reason')?.focus();
      return;
    }
    void run(async () => {
      const body = reason.trim() ? { to, reason: reason.trim() } : { to };
      await ok(api.POST('/api/v1/staff/incidents/{id}/transitions', { params: { path: { id } }, body }));
      setReason('');
      await onDone();
    });
  };
  return (
    <form noValidate onSubmit={move} class="act">
      <p class="hint">{resumes ? t.case.goOnHint : t.case.moveHint[to]}</p>
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
      {problem && <ProblemNote problem={problem} />}
      <button type="submit" class="button primary" aria-disabled={busy}>
        {moveName(from, to)}
      </button>
    </form>
  );
}
