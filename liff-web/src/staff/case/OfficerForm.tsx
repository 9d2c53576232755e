import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import type { Officer, StaffIncident } from '../../shared/types';
import { useKept } from '../../shared/useKept';
import { t } from '../text';
import { ReasonField } from './ReasonField';
import { c } from './text';
import type { Decision } from './useDecision';

type Props = {
  incident: StaffIncident;
  officers: Officer[];
  me: string;
  decision: Decision;
  onDone: (words: string) => Promise<void>;
};

/** Whoever acts first on a case is its case worker; here it is taken over, or handed to a colleague. */
export function OfficerForm({ incident: { id, custody }, officers, me, decision, onDone }: Props) {
  const [to, setTo] = useState('');
  const [reason, setReason] = useKept(`officer:${id}`);
  const [missing, setMissing] = useState(false);
  const others = officers.filter((one) => one.id !== me && one.id !== custody.officer?.id && one.roles.length > 0);
  const give = (officer: string) =>
    decision.decide(async (version) => {
      const body = { officer, version, ...(reason.trim() && { reason: reason.trim() }) };
      await ok(api.POST('/api/v1/staff/incidents/{id}/officer', { params: { path: { id } }, body }));
      setReason('');
      await onDone(c.officer.done);
    });
  const handOver = (event: Event) => {
    event.preventDefault();
    setMissing(!to);
    return to ? give(to) : document.getElementById('officer')?.focus();
  };
  return (
    <form noValidate onSubmit={handOver} class="act">
      <p class="hint">{c.officer.hint}</p>
      {custody.officer?.id !== me && (
        <button type="button" class="button" aria-disabled={decision.busy} onClick={() => void give(me)}>
          {c.officer.mine}
        </button>
      )}
      {others.length > 0 && (
        <>
          <div class={missing && !to ? 'question has-error' : 'question'}>
            <label class="label" for="officer">
              {c.officer.to}
            </label>
            {missing && !to && (
              <p class="error" id="officer-error">
                {t.case.needed}
              </p>
            )}
            <select
              id="officer"
              value={to}
              aria-invalid={(missing && !to) || undefined}
              aria-describedby={missing && !to ? 'officer-error' : undefined}
              onChange={(event) => setTo(event.currentTarget.value)}
            >
              <option value="">{c.officer.none}</option>
              {others.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name} ({c.officer.open(`${one.open.count}${one.open.more ? '+' : ''}`)})
                </option>
              ))}
            </select>
          </div>
          <ReasonField
            id="officer-reason"
            label={c.officer.reason}
            text={reason}
            missing={false}
            rows={2}
            onText={setReason}
          />
          <button type="submit" class="button primary" aria-disabled={decision.busy}>
            {c.officer.send}
          </button>
        </>
      )}
    </form>
  );
}
