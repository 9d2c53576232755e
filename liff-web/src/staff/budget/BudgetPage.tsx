import '../../shared/evidence.css';
import './budget.css';
import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { Icon } from '../../shared/Icon';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import { Field } from '../routing/fields';
import { baht, bodyOf, type Budget, emptyLine, linesOf } from './draft';
import { LineFields } from './LineFields';
import { q } from './text';

/** What a course may cost, what is due by its timetable and by who came, and what was paid. */
export function BudgetPage({ id, works }: { id: string; works: boolean }) {
  const budget = useResource<Budget>(
    () => ok(api.GET('/api/v1/staff/courses/{id}/budget', { params: { path: { id } } })),
    [id],
  );
  const { data } = budget;
  return (
    <div class="budget">
      <p>
        <a class="back" href={`/staff/courses/${id}`}>
          <Icon name="back" size={20} /> {q.back}
        </a>
      </p>
      <h1 tabIndex={-1}>{q.title}</h1>
      {budget.problem && !data && <ProblemNote problem={budget.problem} onRetry={budget.reload} />}
      {!data && !budget.problem && <div class="bone bone-card" aria-hidden="true" />}
      {data && (
        <>
          <Sums budget={data} />
          <Flags budget={data} />
          {works ? (
            <Lines key={data.version} budget={data} onSaved={(next) => budget.set(() => next)} />
          ) : (
            <p class="small">{q.readOnly}</p>
          )}
          <Fees budget={data} />
        </>
      )}
    </div>
  );
}

function Sums({ budget }: { budget: Budget }) {
  const sums: [name: string, amount: number, words?: string][] = [
    [q.approved, budget.approved, budget.approvedInWords],
    [q.planned, budget.planned],
    [q.paid, budget.paid, budget.paidInWords],
    [q.left, budget.left, budget.leftInWords],
  ];
  return (
    <section>
      <dl class="sums">
        {sums.map(([name, amount, words]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {baht(amount)}
              {words && <small lang="th">({words})</small>}
            </dd>
          </div>
        ))}
      </dl>
      <div class="kinds" tabIndex={0} role="region" aria-label={q.lines}>
        <table>
          <thead>
            <tr>
              {[q.kind, q.planned, q.due, q.paid, q.left].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {budget.kinds.map(({ code, planned, due, paid, left }) => (
              <tr key={code}>
                <th scope="row">{q.kinds[code]}</th>
                {[planned, due, paid, left].map((amount, index) => (
                  <td key={index}>{amount == null ? '-' : baht(amount)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="small">{q.present(budget.present)}</p>
    </section>
  );
}

function Flags({ budget: { flags, version } }: { budget: Budget }) {
  if (version === 0) return null;
  return (
    <section aria-label={q.toCheck}>
      {flags.length === 0 && <p class="note good">{q.fits}</p>}
      {flags.map(({ code, kind, position, text }) => (
        <p key={`${code} ${kind} ${position}`} class="note warn">
          {say(text)}
        </p>
      ))}
    </section>
  );
}

function Fees({ budget: { speakers } }: { budget: Budget }) {
  return (
    <section>
      <h2>{q.byTimetable}</h2>
      <p class="small">{q.timetableHint}</p>
      {speakers.length === 0 && <p class="hint">{q.noSpeakers}</p>}
      <ul class="plain lines">
        {speakers.map(({ session, name, unit, payClass, minutes, hours, rate, amount }, index) => (
          <li key={index} class="line">
            <span>
              <b>{say(session)}</b> · {name ?? unit} ({q.payClasses[payClass]})
            </span>
            <span>
              {q.fee(minutes, `${hours}`, baht(rate))} = <b>{q.baht(baht(amount))}</b>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Lines({ budget, onSaved }: { budget: Budget; onSaved: (budget: Budget) => void }) {
  const [approved, setApproved] = useState(budget.version === 0 ? '' : budget.approved.toFixed(2));
  const [lines, setLines] = useState(() => linesOf(budget, q.receipt));
  const [changed, setChanged] = useState(false);
  const { busy, problem, run } = useWork();
  const change = (next: (before: typeof lines) => typeof lines) => {
    setLines(next);
    setChanged(true);
  };
  const save = (event: Event) => {
    event.preventDefault();
    return run(async () =>
      onSaved(
        await ok(
          api.PUT('/api/v1/staff/courses/{id}/budget', {
            params: { path: { id: budget.courseId } },
            body: { version: budget.version, budget: bodyOf(approved, lines) },
          }),
        ),
      ),
    );
  };
  const wrong = (field: string) => problem?.errors[field]?.join(' ');
  return (
    <form noValidate onSubmit={save}>
      <section>
        <h2>{q.lines}</h2>
        {problem && <ProblemNote problem={problem} />}
        {wrong('lines') && <p class="error">{wrong('lines')}</p>}
        <Field id="approved" label={q.approved} error={wrong('approved')}>
          <input
            id="approved"
            inputMode="decimal"
            value={approved}
            onInput={(event) => {
              setApproved(event.currentTarget.value);
              setChanged(true);
            }}
          />
        </Field>
        <ol class="plain lines">
          {lines.map((line, index) => (
            <LineFields
              key={index}
              number={index}
              line={line}
              cap={budget.lines[index]?.kind === line.kind ? budget.lines[index]?.cap : undefined}
              urls={Object.fromEntries(budget.lines[index]?.receipts.map(({ id, url }) => [id, url]) ?? [])}
              wrong={(field) => wrong(`lines.${index}.${field}`)}
              onChange={(part) =>
                change((before) => before.map((one, at) => (at === index ? { ...one, ...part(one) } : one)))
              }
              onRemove={() => change((before) => before.filter((_, at) => at !== index))}
            />
          ))}
        </ol>
        <p>
          <button type="button" class="button" onClick={() => change((before) => [...before, emptyLine()])}>
            <Icon name="plus" size={20} /> {q.add}
          </button>
        </p>
        <div class="row">
          <button type="submit" class="button primary" aria-disabled={busy}>
            {q.save}
          </button>
          <span role="status">{changed ? q.unsaved : ''}</span>
        </div>
      </section>
    </form>
  );
}
