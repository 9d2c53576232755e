import { useState } from 'preact/hooks';
import { api, newKey, ok } from '../../shared/api';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { Agency, BulkRequest, BulkResult, Officer } from '../../shared/types';
import { ReasonField } from '../case/ReasonField';
import { Select } from './Select';
import { b } from './text';

type Action = keyof typeof b.bulk.actions;
type Props = {
  ids: string[];
  agencies: Agency[];
  officers: Officer[];
  onClear: () => void;
  onDone: (results: BulkResult[]) => void;
};

const changeAll = async (key: string, body: BulkRequest): Promise<BulkResult[]> => {
  const params = { header: { 'Idempotency-Key': key } };
  const answer: { results: BulkResult[] } = await ok(api.POST('/api/v1/staff/incidents/bulk', { params, body }));
  return answer.results;
};

const needsReason: Action[] = ['priority', 'closed_unfixed', 'not_ours'];

/** One thing for all that are selected; what is refused for one of them stands beside it afterwards. */
export function BulkBar({ ids, agencies, officers, onClear, onDone }: Props) {
  const [action, setAction] = useState<Action>('triaged');
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [key, setKey] = useState(newKey);
  const { busy, problem, run } = useWork();
  const targets = {
    agency: agencies.map(({ code, name }) => ({ code, name: say(name) })),
    priority: Object.entries(b.priorities).map(([code, name]) => ({ code, name })),
    officer: officers.filter(({ roles }) => roles.length > 0).map(({ id, name }) => ({ code: id, name })),
  };
  const options = action in targets ? targets[action as keyof typeof targets] : undefined;
  const target = to || options?.[0]?.code || '';
  const change = (set: () => void) => {
    set();
    setKey(newKey());
  };
  const go = (event: Event) => {
    event.preventDefault();
    setMissing(needsReason.includes(action) && !reason.trim());
    if (needsReason.includes(action) && !reason.trim()) return document.getElementById('bulk-reason')?.focus();
    return run(async () => {
      const what = options ? { [action]: target } : { to: action };
      const results = await changeAll(key, {
        ids,
        action: { ...what, ...(reason.trim() && { reason: reason.trim() }) },
      });
      change(() => setReason(''));
      onDone(results);
    });
  };

  return (
    <form noValidate onSubmit={go} class="bulk">
      <p class="bulk-count">
        <b role="status">{b.bulk.chosen(ids.length)}</b>
        <button type="button" class="button small-button" onClick={onClear}>
          {b.bulk.clear}
        </button>
      </p>
      <Select
        name="bulk-action"
        label={b.bulk.what}
        chosen={action}
        options={Object.entries(b.bulk.actions).map(([code, name]) => ({ code, name }))}
        onChoose={(next) =>
          change(() => {
            setAction(next as Action);
            setTo('');
          })
        }
      />
      {options && (
        <Select
          name="bulk-to"
          label={b.bulk.to}
          chosen={target}
          options={options}
          onChoose={(next) => change(() => setTo(next))}
        />
      )}
      {action !== 'triaged' && (
        <ReasonField
          id="bulk-reason"
          label={action === 'agency' ? b.bulk.note : b.bulk.reason}
          text={reason}
          missing={missing && !reason.trim()}
          rows={2}
          onText={(text) => change(() => setReason(text))}
        />
      )}
      {problem && <ProblemNote problem={problem} />}
      <button type="submit" class="button primary" aria-disabled={busy}>
        {b.bulk.go(ids.length)}
      </button>
    </form>
  );
}
