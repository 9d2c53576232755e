import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import type { Officer } from '../../shared/types';
import { ReasonField } from '../case/ReasonField';
import { t } from '../text';
import { Select } from './Select';
import { b } from './text';

/** For the head: who has how much, and a way out when somebody is away. */
export function OfficersPage() {
  const officers = useResource<Officer[]>(() => ok(api.GET('/api/v1/staff/officers')), []);
  const [giving, setGiving] = useState('');
  const [told, setTold] = useState('');
  const done = async (words: string) => {
    setGiving('');
    await officers.reload();
    setTold(words);
  };
  return (
    <div class="page">
      <h1 tabIndex={-1}>{b.officers.title}</h1>
      <p>{b.officers.hint}</p>
      <div role="status">{told && <p class="note good">{told}</p>}</div>
      {officers.problem && <ProblemNote problem={officers.problem} onRetry={officers.reload} />}
      <ul class="plain officers">
        {officers.data?.map((officer) => (
          <li key={officer.id} class="panel">
            <p class="row">
              <b>{officer.name}</b>
              <small>
                {officer.roles.map((role) => t.people.roles[role as keyof typeof t.people.roles]).join(', ') ||
                  b.officers.noRole}
              </small>
            </p>
            <p class="row">
              <span>{b.officers.open(b.counters.count(officer.open))}</span>
              <span class={officer.overdue.count > 0 ? 'late' : ''}>
                {b.officers.overdue(b.counters.count(officer.overdue))}
              </span>
              <a class="link" href={`/staff/?officer=${officer.id}`}>
                {b.officers.show}
              </a>
              {officer.open.count > 0 && (
                <button
                  type="button"
                  class="button small-button"
                  aria-expanded={giving === officer.id}
                  onClick={() => setGiving(giving === officer.id ? '' : officer.id)}
                >
                  {b.officers.give}
                </button>
              )}
            </p>
            {giving === officer.id && <GiveForm from={officer} officers={officers.data ?? []} onDone={done} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

type GiveProps = { from: Officer; officers: Officer[]; onDone: (words: string) => Promise<void> };

function GiveForm({ from, officers, onDone }: GiveProps) {
  const others = officers.filter(({ id, roles }) => id !== from.id && roles.length > 0);
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const { busy, problem, run } = useWork();
  const give = (event: Event) => {
    event.preventDefault();
    setMissing(!reason.trim());
    if (!to) return document.getElementById('filter-give-to')?.focus();
    if (!reason.trim()) return document.getElementById('give-reason')?.focus();
    return run(async () => {
      const body = { from: from.id, to, reason: reason.trim() };
      const { cases } = await ok(api.POST('/api/v1/staff/handovers', { body }));
      await onDone(b.officers.done(cases, others.find(({ id }) => id === to)?.name ?? ''));
    });
  };
  return (
    <form noValidate onSubmit={give} class="act">
      <Select
        name="give-to"
        label={b.officers.to}
        chosen={to}
        any={b.officers.choose}
        options={others.map(({ id, name }) => ({ code: id, name }))}
        onChoose={setTo}
      />
      <ReasonField
        id="give-reason"
        label={b.officers.reason}
        text={reason}
        missing={missing && !reason.trim()}
        rows={2}
        onText={setReason}
      />
      {problem && <ProblemNote problem={problem} />}
      <button type="submit" class="button primary" aria-disabled={busy}>
        {b.officers.go}
      </button>
    </form>
  );
}
