import { api, ok } from '../../shared/api';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import { w } from './text';
import type { Caseworker } from './types';

/** Who is told of a new sensitive report. Everybody begins and ends only their own duty. */
export function DutyBox({ me }: { me: string }) {
  const { data, problem, reload, set } = useResource<Caseworker[]>(() => ok(api.GET('/api/v1/staff/duty')), []);
  const work = useWork();
  const onDuty = data?.filter((one) => one.onDuty) ?? [];
  const mine = onDuty.some(({ id }) => id === me);
  const failed = problem ?? work.problem;
  const change = () =>
    work.run(async () => {
      const now = await ok(api.PUT('/api/v1/staff/duty', { body: { onDuty: !mine } }));
      set(() => now);
    });
  return (
    <section class="panel">
      <h2>{w.duty.title}</h2>
      <p class="small">{w.duty.hint}</p>
      {failed && <ProblemNote problem={failed} onRetry={reload} />}
      {data && (
        <>
          <p role="status">
            <b>{onDuty.length > 0 ? onDuty.map(({ name }) => name).join(', ') : w.duty.nobody}</b>
          </p>
          <button
            type="button"
            class={mine ? 'button' : 'button primary'}
            aria-disabled={work.busy}
            onClick={() => void change()}
          >
            {mine ? w.duty.stop : w.duty.start}
          </button>
        </>
      )}
    </section>
  );
}
