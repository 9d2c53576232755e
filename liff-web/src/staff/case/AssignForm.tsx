import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { Agency, StaffIncident } from '../../shared/types';
import { useKept } from '../../shared/useKept';
import { t } from '../text';
import { isActive } from './moves';
import { ReasonField } from './ReasonField';

type Props = { incident: StaffIncident; agencies: Agency[]; onDone: () => Promise<void> };

export function AssignForm({ incident, agencies, onDone }: Props) {
  const [chosen, setChosen] = useState<string[]>([]);
  const [note, setNote] = useKept(`assign:${incident.id}`);
  const [none, setNone] = useState(false);
  const { busy, problem, run } = useWork();
  const has = (code: string) =>
    incident.assignments.some(({ agency, status }) => agency.code === code && isActive(status));
  const assign = (event: Event) => {
    event.preventDefault();
    if (chosen.length === 0) return setNone(true);
    void run(async () => {
      for (const agency of chosen) {
        const body = note.trim() ? { agency, note: note.trim() } : { agency };
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
      {problem && <ProblemNote problem={problem} />}
      <button type="submit" class="button primary" aria-disabled={busy}>
        {t.case.assignSend}
      </button>
    </form>
  );
}
