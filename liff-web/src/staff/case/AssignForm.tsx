import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { say } from '../../shared/language';
import type { Agency, StaffIncident } from '../../shared/types';
import { useKept } from '../../shared/useKept';
import { t } from '../text';
import { isActive } from './moves';
import { ReasonField } from './ReasonField';
import type { Decision } from './useDecision';

type Props = { incident: StaffIncident; agencies: Agency[]; decision: Decision; onDone: () => Promise<void> };

export function AssignForm({ incident, agencies, decision, onDone }: Props) {
  const [chosen, setChosen] = useState<string[]>([]);
  const [note, setNote] = useKept(`assign:${incident.id}`);
  const [none, setNone] = useState(false);
  const has = (code: string) =>
    incident.assignments.some(({ agency, status }) => agency.code === code && isActive(status));
  const assign = (event: Event) => {
    event.preventDefault();
    if (chosen.length === 0) return setNone(true);
    void decision.decide(async (version) => {
      for (const [index, agency] of chosen.entries()) {
        // Handing over to the first changes the case; the rest belongs to the same decision.
        const seen = index === 0 ? { version } : {};
        const body = { agency, ...seen, ...(note.trim() && { note: note.trim() }) };
        await ok(api.POST('/api/v1/staff/incidents/{id}/assignments', { params: { path: { id: incident.id } }, body }));
        // What is handed over stays handed over when the next one fails.
        setChosen((before) => before.filter((code) => code !== agency));
      }
      setNote('');
      await onDone();
    });
  };
  return (
    <form noValidate onSubmit={assign} class="act">
      <p class="hint">{t.case.assignHint}</p>
      <fieldset class={none && chosen.length === 0 ? 'question has-error' : 'question'}>
        <legend class="label">{t.case.assign}</legend>
        {none && chosen.length === 0 && <p class="error">{t.case.assignNeeded}</p>}
        <div class="options">
          {agencies.map(({ code, name, own }) => (
            <label key={code} class="option">
              <input
                type="checkbox"
                disabled={has(code)}
                checked={chosen.includes(code)}
                onChange={(event) =>
                  setChosen(event.currentTarget.checked ? [...chosen, code] : chosen.filter((one) => one !== code))
                }
              />
              <span>
                {say(name)} <small>{has(code) ? t.case.hasIt : own ? t.case.own : ''}</small>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <ReasonField id="assign-note" label={t.case.assignNote} text={note} missing={false} rows={2} onText={setNote} />
      <button type="submit" class="button primary" aria-disabled={decision.busy}>
        {t.case.assignSend}
      </button>
    </form>
  );
}
