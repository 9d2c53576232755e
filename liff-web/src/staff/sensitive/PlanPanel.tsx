import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { dayAndClock, plainDate } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { PlanForm } from './PlanForm';
import { w } from './text';
import type { Plan, Visit, WholePlan } from './types';
import { VisitForm } from './VisitForm';

/** What will be done for the person, and what was done. */
export function PlanPanel({ id }: { id: string }) {
  const [open, setOpen] = useState<'plan' | 'visit'>();
  const found = useResource<WholePlan>(
    () => ok(api.GET('/api/v1/staff/incidents/{id}/plan', { params: { path: { id } } })),
    [id],
  );
  const whole = found.data;
  const done = async () => {
    await found.reload();
    setOpen(undefined);
  };
  const button = (name: 'plan' | 'visit', label: string) => (
    <button
      type="button"
      class={open === name ? 'button small-button on' : 'button small-button'}
      aria-expanded={open === name}
      aria-controls="plan-form"
      onClick={() => setOpen(open === name ? undefined : name)}
    >
      {label}
    </button>
  );

  return (
    <section class="panel">
      <h2>{w.plan.title}</h2>
      {found.problem && <ProblemNote problem={found.problem} onRetry={found.reload} />}
      {whole && (
        <>
          {whole.plan ? <PlanFacts plan={whole.plan} /> : <p>{w.plan.none}</p>}
          <div class="row">
            {button('plan', whole.plan ? w.plan.change : w.plan.make)}
            {whole.plan && button('visit', w.visit.add)}
          </div>
          <div id="plan-form">
            {open === 'plan' && (
              <PlanForm key={whole.version} id={id} whole={whole} onDone={done} onReload={found.reload} />
            )}
            {open === 'visit' && <VisitForm id={id} onDone={done} />}
          </div>
          {whole.plan && <Visits visits={whole.visits} />}
        </>
      )}
    </section>
  );
}

function PlanFacts({ plan }: { plan: Plan }) {
  const facts = [
    [w.plan.what, plan.what],
    [w.plan.plannedOn, plainDate(plan.plannedOn)],
    [w.plan.place, plan.place],
    [w.plan.byWhom, plan.byWhom],
    ...(plan.resources ? [[w.plan.resources, plan.resources]] : []),
    [w.plan.followUpOn, plan.followUpOn ? plainDate(plan.followUpOn) : w.plan.noFollowUp],
    [w.plan.state, plan.state === 'done' ? w.plan.finished : w.plan.open],
  ];
  return (
    <>
      <dl class="facts plan-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="small">{w.plan.by(plan.updatedBy, dayAndClock(plan.updatedAt))}</p>
    </>
  );
}

function Visits({ visits }: { visits: Visit[] }) {
  return (
    <>
      <h3>{w.visit.title}</h3>
      {visits.length === 0 && <p class="small">{w.visit.none}</p>}
      <ol class="plain visits">
        {visits.map((visit) => (
          <li key={visit.id}>
            <b>{w.visit.outcomes[visit.outcome]}</b>
            <p class="small">
              {dayAndClock(visit.visitedAt)} · {visit.by}
            </p>
            <p class="event-words">{visit.note}</p>
            {visit.followUpOn && <p class="small">{w.visit.next(plainDate(visit.followUpOn))}</p>}
          </li>
        ))}
      </ol>
    </>
  );
}
