import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { loadCategories } from '../../shared/catalogue';
import { dayAndClock } from '../../shared/dates';
import { say } from '../../shared/language';
import { useResource } from '../../shared/resource';
import { s } from '../../shared/text';
import type { Priority, StaffIncident } from '../../shared/types';
import { useKept } from '../../shared/useKept';
import { t } from '../text';
import { ReasonField } from './ReasonField';
import { c } from './text';
import type { Decision } from './useDecision';

type Props = {
  what: 'priority' | 'category';
  incident: StaffIncident;
  decision: Decision;
  onDone: (words: string) => Promise<void>;
};

const priorities: Priority[] = ['normal', 'high', 'emergency'];

/** Another priority or category promises other times; the time used stays used, and that is said before it is done. */
export function RetargetForm({ what, incident, decision, onDone }: Props) {
  const { id, answeredAt, fixUsed } = incident;
  const [chosen, setChosen] = useState('');
  const [reason, setReason] = useKept(`${what}:${id}`);
  const [missing, setMissing] = useState(false);
  const categories = useResource(loadCategories, []);
  const options =
    what === 'priority'
      ? priorities
          .filter((one) => one !== incident.priority)
          .map((one) => ({ value: one as string, name: s.priority[one] }))
      : (categories.data ?? [])
          .filter(({ code }) => code !== incident.category)
          .map(({ code, name }) => ({ value: code, name: say(name) }));
  const send = (version: number) => {
    const [params, told] = [{ path: { id } }, { reason: reason.trim(), version }];
    return what === 'priority'
      ? ok(api.POST('/api/v1/staff/incidents/{id}/priority', { params, body: { priority: chosen, ...told } }))
      : ok(api.POST('/api/v1/staff/incidents/{id}/category', { params, body: { category: chosen, ...told } }));
  };
  const change = (event: Event) => {
    event.preventDefault();
    setMissing(!chosen || !reason.trim());
    if (!chosen) return document.getElementById('retarget')?.focus();
    if (!reason.trim()) return document.getElementById('retarget-reason')?.focus();
    return decision.decide(async (version) => {
      const { answerBy, fixBy } = await send(version);
      setReason('');
      await onDone(c.retarget.done(answeredAt ? '' : dayAndClock(answerBy), dayAndClock(fixBy)));
    });
  };
  const bare = missing && !chosen;
  return (
    <form noValidate onSubmit={change} class="act">
      <p class="hint">
        {c.retarget.keeps(fixUsed)}
        {what === 'category' && ` ${c.retarget.answersStay}`}
      </p>
      <div class={bare ? 'question has-error' : 'question'}>
        <label class="label" for="retarget">
          {what === 'priority' ? c.retarget.choosePriority : c.retarget.chooseCategory}
        </label>
        {bare && (
          <p class="error" id="retarget-error">
            {t.case.needed}
          </p>
        )}
        <select
          id="retarget"
          value={chosen}
          aria-invalid={bare || undefined}
          aria-describedby={bare ? 'retarget-error' : undefined}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          <option value="">{c.retarget.none}</option>
          {options.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <ReasonField
        id="retarget-reason"
        label={t.case.reason}
        text={reason}
        missing={missing && !reason.trim()}
        onText={setReason}
      />
      <button type="submit" class="button primary" aria-disabled={decision.busy}>
        {c.retarget[what]}
      </button>
    </form>
  );
}
