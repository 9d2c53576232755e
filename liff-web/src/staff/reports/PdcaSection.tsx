import type { components } from '../../shared/api.gen';
import { plainDate } from '../../shared/dates';
import { say } from '../../shared/language';
import { figure } from '../targets/figures';
import { p } from './text';

type Pdca = NonNullable<components['schemas']['ReportFigures']['pdca']>;
type Action = Pdca['actions'][number];

/** What became of the decisions of the quarter before: a report begins with it. */
export function OpeningSection({ pdca }: { pdca?: Pdca | null }) {
  if (!pdca) return null;
  return (
    <section>
      <h2>{p.pdca.opening}</h2>
      <Actions actions={pdca.opening} none={p.pdca.noOpening} />
    </section>
  );
}

export function PdcaSection({ pdca }: { pdca?: Pdca | null }) {
  if (!pdca) return null;
  return (
    <section>
      <h3>{p.pdca.title}</h3>
      {pdca.checks.map((check, i) => (
        <p key={i}>
          <b>
            {figure(check.value)} {say(check.unit)}
          </b>{' '}
          {say(check.name)} {check.note && <small>· {check.note}</small>}
        </p>
      ))}
      <Actions actions={pdca.actions} none={p.pdca.noActions} />
    </section>
  );
}

function Actions({ actions, none }: { actions: Action[]; none: string }) {
  if (actions.length === 0) return <p class="small">{none}</p>;
  return (
    <ul class="plain outcomes">
      {actions.map((action, i) => (
        <li key={i}>
          <span
            class={action.state === 'done' ? 'status is-good' : action.late ? 'status is-asking' : 'status is-ended'}
          >
            {action.late ? p.pdca.late : p.pdca.state[action.state]}
          </span>
          <span>{action.text}</span>
          <small>
            {action.owner} · {p.pdca.due(plainDate(action.dueOn))}
            {action.reason && ` · ${action.reason}`}
          </small>
        </li>
      ))}
    </ul>
  );
}
