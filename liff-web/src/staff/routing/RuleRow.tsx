import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { when } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { RoutingRule, RoutingTrial } from '../../shared/types';
import { r } from './text';
import { TrialResult } from './TrialResult';
import { conditionWords, effectWords, type Known, percent } from './words';

type Props = {
  rule: RoutingRule;
  place: number;
  last: boolean;
  known: Known;
  head: boolean;
  onChanged: (rule: RoutingRule) => void;
  onEdit: () => void;
  onMove: (by: 1 | -1) => void;
};

const tone = { draft: 'asking', on: 'good', off: 'ended' } as const;

export function RuleRow({ rule, place, last, known, head, onChanged, onEdit, onMove }: Props) {
  const [trial, setTrial] = useState<RoutingTrial>();
  const { busy, problem, run } = useWork();
  const { id, name, state, conditions, tried, active } = rule;
  const params = { path: { id } };
  const words = conditionWords(conditions, known);
  const test = () =>
    run(async () => {
      const found = await ok(api.POST('/api/v1/staff/routing-rules/{id}/trial', { params }));
      setTrial(found);
      onChanged({ ...rule, trial: found, tried: found.version === rule.version });
    });
  const turn = () =>
    run(async () => {
      const body = { state: state === 'on' ? 'off' : 'on' };
      onChanged(await ok(api.POST('/api/v1/staff/routing-rules/{id}/state', { params, body })));
    });

  return (
    <>
      <div class="rule-top">
        <span class="rule-place">{place}</span>
        <h2>{name}</h2>
        <span class={`status is-${tone[state]}`}>{r.state[state]}</span>
      </div>
      <p class="rule-effect">{effectWords(rule, known).join(' · ')}</p>
      <ul class="plain small">
        {(words.length > 0 ? words : [r.always]).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {!active && <p class="note warn">{r.inactive}</p>}
      {rule.trial && (
        <p class="small">
          {r.takes(rule.trial.matched, rule.trial.cases, percent(rule.trial.matched, rule.trial.cases))} ·{' '}
          {r.compared(rule.trial.agreed, rule.trial.moved)} · {r.triedAt(when(rule.trial.triedAt))}
          {!tried && ` (${r.older})`}
        </p>
      )}
      {!tried && state !== 'on' && <p class="small">{r.untried}</p>}
      {head && (
        <div class="row">
          <button type="button" id={`edit-${id}`} class="button small-button" onClick={onEdit}>
            {r.edit}
            <span class="unseen">: {name}</span>
          </button>
          <button type="button" class="button small-button" aria-disabled={busy} onClick={() => void test()}>
            {r.test}
            <span class="unseen">: {name}</span>
          </button>
          {(tried || state === 'on') && (
            <button type="button" class="button small-button" aria-disabled={busy} onClick={() => void turn()}>
              {state === 'on' ? r.switchOff : r.switchOn}
              <span class="unseen">: {name}</span>
            </button>
          )}
          <button
            type="button"
            id={`up-${id}`}
            class="button small-button"
            aria-label={r.up(name)}
            aria-disabled={place === 1}
            onClick={() => onMove(-1)}
          >
            ↑
          </button>
          <button
            type="button"
            id={`down-${id}`}
            class="button small-button"
            aria-label={r.down(name)}
            aria-disabled={last}
            onClick={() => onMove(1)}
          >
            ↓
          </button>
        </div>
      )}
      {problem && <ProblemNote problem={problem} />}
      <div role="status">{trial && <TrialResult trial={trial} agencies={known.agencies} />}</div>
    </>
  );
}
