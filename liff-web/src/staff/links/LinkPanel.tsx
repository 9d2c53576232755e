import { useState } from 'preact/hooks';
import { api, newKey, ok } from '../../shared/api';
import { loadCategories } from '../../shared/catalogue';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import type { CaseAssignment, MadeLink, StaffIncident } from '../../shared/types';
import { LinkList } from './LinkList';
import { letterOf } from './letter';
import { SendLink } from './SendLink';
import { l } from './text';

const DAYS = [3, 7, 14, 30];
const USUAL = 14;

/** For an agency that has no system: a link for somebody there, sent or printed, and what became of those made before. */
export function LinkPanel({ incident, assignment }: { incident: StaffIncident; assignment: CaseAssignment }) {
  const { id } = assignment;
  const params = { path: { id } };
  const links = useResource(() => ok(api.GET('/api/v1/staff/assignments/{id}/links', { params })), [id]);
  const categories = useResource(loadCategories, []);
  const [label, setLabel] = useState('');
  const [days, setDays] = useState(USUAL);
  const [key, setKey] = useState(newKey);
  const [missing, setMissing] = useState(false);
  const [made, setMade] = useState<MadeLink>();
  const { busy, problem, run } = useWork();
  const make = (event: Event) => {
    event.preventDefault();
    setMissing(!label.trim());
    if (!label.trim()) return document.getElementById(`link-${id}`)?.focus();
    return run(async () => {
      const body = { label: label.trim(), days };
      const header = { 'Idempotency-Key': key };
      setMade(await ok(api.POST('/api/v1/staff/assignments/{id}/links', { params: { ...params, header }, body })));
      setLabel('');
      setKey(newKey());
      await links.reload();
    });
  };
  const category = categories.data?.find(({ code }) => code === incident.category);

  return (
    <div class="act link-panel">
      <p class="hint">{l.hint}</p>
      {incident.sensitive && <p class="note warn">{l.secret}</p>}
      <div role="status">
        {made && <SendLink made={made} letter={letterOf(made, incident, assignment, category)} />}
      </div>
      <form noValidate onSubmit={make}>
        <div class={missing ? 'question has-error' : 'question'}>
          <label class="label" for={`link-${id}`}>
            {l.label}
          </label>
          <p class={missing ? 'error' : 'hint'} id={`link-${id}-hint`}>
            {missing ? l.needed : l.labelHint}
          </p>
          <input
            id={`link-${id}`}
            type="text"
            maxLength={100}
            autocomplete="off"
            value={label}
            aria-invalid={missing || undefined}
            aria-describedby={`link-${id}-hint`}
            onInput={(event) => {
              setLabel(event.currentTarget.value);
              setKey(newKey());
            }}
          />
        </div>
        <div class="question">
          <label class="label" for={`days-${id}`}>
            {l.days}
          </label>
          <select
            id={`days-${id}`}
            value={days}
            onChange={(event) => {
              setDays(Number(event.currentTarget.value));
              setKey(newKey());
            }}
          >
            {DAYS.map((count) => (
              <option key={count} value={count}>
                {l.dayCount(count)}
              </option>
            ))}
          </select>
        </div>
        {problem && <ProblemNote problem={problem} />}
        <button type="submit" class="button primary" aria-disabled={busy}>
          {l.make}
        </button>
      </form>
      {links.problem && <ProblemNote problem={links.problem} onRetry={links.reload} />}
      {links.data && <LinkList assignment={id} links={links.data} reload={links.reload} />}
    </div>
  );
}
