import { api, ok } from '../../shared/api';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { navigate, useAddress } from '../../shared/router';
import type { Webhook } from '../../shared/types';
import { w } from './text';
import { WebhookCard } from './WebhookCard';
import './webhooks.css';

type Props = { helps: boolean; admin: boolean };

/** Where agencies' systems are told of changes, and what did not arrive there. */
export function WebhooksPage(rights: Props) {
  const test = useAddress().searchParams.get('world') === 'test';
  return (
    <div class="page">
      <h1 tabIndex={-1}>{w.title}</h1>
      <p class="small">{w.hint}</p>
      <div class="row">
        {[false, true].map((world) => (
          <button
            key={String(world)}
            type="button"
            class="chip"
            aria-pressed={test === world}
            onClick={() => navigate(`/staff/webhooks${world ? '?world=test' : ''}`, { replace: true })}
          >
            {world ? w.test : w.live}
          </button>
        ))}
      </div>
      <World key={String(test)} test={test} {...rights} />
    </div>
  );
}

function World({ test, helps, admin }: Props & { test: boolean }) {
  const agencies = useResource(() => ok(api.GET('/api/v1/staff/agencies')), []);
  const { data, problem, reload } = useResource(
    () => ok<unknown, Webhook[]>(api.GET('/api/v1/staff/webhooks', { params: { query: { test } } })),
    [],
  );
  const failed = problem ?? agencies.problem;
  const of = (code: string) => data?.filter(({ agency }) => agency === code) ?? [];
  return (
    <>
      {failed && <ProblemNote problem={failed} onRetry={reload} />}
      {data?.length === 0 && <p class="empty">{w.empty}</p>}
      {agencies.data
        ?.filter(({ code }) => of(code).length > 0)
        .map(({ code, name }) => (
          <section key={code}>
            <h2>{say(name)}</h2>
            <ul class="plain">
              {of(code).map((hook) => (
                <WebhookCard key={hook.id} hook={hook} test={test} helps={helps} admin={admin} onChange={reload} />
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}
