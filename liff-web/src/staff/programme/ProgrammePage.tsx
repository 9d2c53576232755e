import './programme.css';
import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { plainDate } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { usePages, useResource } from '../../shared/resource';
import { Approval } from './Approval';
import { Gantt } from './Gantt';
import { Notes } from './Notes';
import { Pdca } from './Pdca';
import { PlanForm } from './PlanForm';
import { p } from './text';

/** The programme with its approval and progress, each quarter's PDCA, and notes. */
export function ProgrammePage({ works, head }: { works: boolean; head: boolean }) {
  const list = usePages(
    (after) => ok(api.GET('/api/v1/programme', { params: { query: { ...(after && { after }) } } })),
    [],
  );
  const [chosen, setChosen] = useState<string>();
  const [writing, setWriting] = useState<'new' | 'change'>();
  const id = chosen ?? list.data?.items[0]?.id;
  const { data, problem, reload, set } = useResource(
    async () => (id ? ok(api.GET('/api/v1/programme/{id}', { params: { path: { id } } })) : null),
    [id],
  );
  const failed = list.failed ?? problem;

  return (
    <div class="page programme">
      <section>
        <h1 tabIndex={-1}>{p.title}</h1>
        {(list.data?.items.length ?? 0) > 1 && (
          <div class="row" role="group" aria-label={p.other}>
            {list.data?.items.map((one) => (
              <button
                key={one.id}
                type="button"
                class="chip programme-chip"
                aria-pressed={one.id === id}
                onClick={() => setChosen(one.id)}
              >
                {one.title}
              </button>
            ))}
          </div>
        )}
        {works && !writing && (
          <button type="button" class="button small-button programme-new" onClick={() => setWriting('new')}>
            {p.write}
          </button>
        )}
      </section>
      {failed && <ProblemNote problem={failed} onRetry={list.problem ? list.reload : reload} />}
      {!list.data && !failed && <div class="bone bone-card" aria-hidden="true" />}
      {list.data?.items.length === 0 && !writing && <p class="empty">{p.none}</p>}
      {writing && (
        <PlanForm
          known={writing === 'change' ? (data ?? undefined) : undefined}
          onSaved={(one) => {
            setWriting(undefined);
            if (one.id === id) set(() => one);
            setChosen(one.id);
            void list.reload();
          }}
          onCancel={() => setWriting(undefined)}
        />
      )}
      {data && writing !== 'change' && (
        <>
          <section class="panel">
            <h2>{data.title}</h2>
            <p>
              <span class={`status ${data.state === 'approved' ? 'is-good' : 'is-asking'}`}>
                {p.states[data.state]}
              </span>
            </p>
            <p class="small">
              {p.period(plainDate(data.startsOn), plainDate(data.endsOn))} ·{' '}
              {p.budget(data.budget.toLocaleString('en-US'))} · {p.version(data.version)}
            </p>
            {data.source && <p class="note">{p.source(data.source)}</p>}
            <Approval programme={data} onChange={(one) => set(() => one)} />
            {works && (
              <button type="button" class="button small-button programme-new" onClick={() => setWriting('change')}>
                {p.editPlan}
              </button>
            )}
          </section>
          <Gantt programme={data} works={works} onChange={(one) => set(() => one)} />
        </>
      )}
      <Pdca works={works} head={head} />
      <Notes works={works} />
    </div>
  );
}
