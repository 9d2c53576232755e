import { useState } from 'preact/hooks';
import { api, newKey, ok } from '../../shared/api';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import type { PdcaQuarter } from '../../shared/types';
import { Field } from '../routing/fields';
import { figure } from '../targets/figures';
import { p } from './text';

type Props = { quarter: string; onSaved: (one: PdcaQuarter) => void; onCancel: () => void };

/** Keeps one indicator's figure of today with what it says. */
export function CheckForm({ quarter, onSaved, onCancel }: Props) {
  const [key] = useState(newKey);
  const targets = useResource(() => ok(api.GET('/api/v1/reports/targets')), []);
  const [target, setTarget] = useState<string>();
  const [note, setNote] = useState('');
  const { busy, problem, run } = useWork();
  const chosen = target ?? targets.data?.targets[0]?.code;
  const save = () =>
    run(async () => {
      const params = { path: { quarter }, header: { 'Idempotency-Key': key } };
      const body = { target: chosen ?? '', note: note.trim() || null };
      onSaved(await ok(api.POST('/api/v1/staff/programme/pdca/{quarter}/checks', { params, body })));
    });
  const failed = problem ?? targets.problem;
  return (
    <form
      class="programme-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {failed && <ProblemNote problem={failed} />}
      <Field id="check-target" label={p.pdca.target}>
        <select id="check-target" value={chosen} onChange={(event) => setTarget(event.currentTarget.value)}>
          {targets.data?.targets
            .filter(({ value }) => value)
            .map(({ code, definition, value }) => (
              <option key={code} value={code}>
                {figure(value?.value)} {say(definition.unit)}: {say(definition.name)}
              </option>
            ))}
        </select>
      </Field>
      <Field id="check-note" label={p.words}>
        <textarea
          id="check-note"
          rows={2}
          maxLength={2000}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </Field>
      <div class="row">
        <button type="submit" class="button primary" aria-disabled={busy}>
          {p.save}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {p.cancel}
        </button>
      </div>
    </form>
  );
}
