import { useEffect, useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { loadCategories, loadCommunities } from '../../shared/catalogue';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import type { RoutingRule } from '../../shared/types';
import { RuleForm } from './RuleForm';
import { RuleRow } from './RuleRow';
import { r } from './text';

const NEW = 'new';

export function RoutingPage({ head }: { head: boolean }) {
  const rules = useResource<RoutingRule[]>(() => ok(api.GET('/api/v1/staff/routing-rules')), []);
  const categories = useResource(loadCategories, []);
  const communities = useResource(loadCommunities, []);
  const agencies = useResource(() => ok(api.GET('/api/v1/staff/agencies')), []);
  const [edited, setEdited] = useState<string>();
  const [told, setTold] = useState('');
  const [focus, setFocus] = useState('');
  const work = useWork();
  const known = {
    categories: categories.data ?? [],
    communities: communities.data ?? [],
    agencies: agencies.data ?? [],
  };
  const list = rules.data ?? [];
  // A row that moves drops the focus of its button; whoever moves it by keyboard wants to go on.
  useEffect(() => document.getElementById(focus)?.focus(), [focus, rules.data]);

  const put = (rule: RoutingRule) =>
    rules.set((before) =>
      before?.some(({ id }) => id === rule.id)
        ? before.map((one) => (one.id === rule.id ? rule : one))
        : [...(before ?? []), rule],
    );
  const saved = (rule: RoutingRule) => {
    put(rule);
    setEdited(undefined);
    setTold(r.form.saved);
    setFocus(`edit-${rule.id}`);
  };
  const move = (rule: RoutingRule, by: 1 | -1) => {
    const from = list.findIndex(({ id }) => id === rule.id);
    const other = list[from + by];
    if (!other) return;
    const ids = list.map(({ id }) => (id === rule.id ? other.id : id === other.id ? rule.id : id));
    return work.run(async () => {
      const ordered: RoutingRule[] = await ok(api.PUT('/api/v1/staff/routing-rules/order', { body: { ids } }));
      rules.set(() => ordered);
      setTold(r.moved(rule.name, from + by + 1));
      setFocus(`${by < 0 ? 'up' : 'down'}-${rule.id}`);
    });
  };

  return (
    <div class="page">
      <h1 tabIndex={-1}>{r.title}</h1>
      <p class="hint">{r.hint}</p>
      {!head && <p class="small">{r.readOnly}</p>}
      {rules.problem && <ProblemNote problem={rules.problem} onRetry={rules.reload} />}
      {work.problem && <ProblemNote problem={work.problem} />}
      <div role="status">{told && <p class="note good">{told}</p>}</div>
      {head &&
        (edited === NEW ? (
          <RuleForm known={known} onSaved={saved} onCancel={() => setEdited(undefined)} />
        ) : (
          <button type="button" class="button primary rule-new" onClick={() => setEdited(NEW)}>
            {r.write}
          </button>
        ))}
      <ol class="plain rules">
        {list.map((rule, index) => (
          <li key={rule.id} class="panel rule">
            {edited === rule.id ? (
              <RuleForm rule={rule} known={known} onSaved={saved} onCancel={() => setEdited(undefined)} />
            ) : (
              <RuleRow
                rule={rule}
                place={index + 1}
                last={index === list.length - 1}
                known={known}
                head={head}
                onChanged={put}
                onEdit={() => setEdited(rule.id)}
                onMove={(by) => void move(rule, by)}
              />
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
