import { useEffect, useState } from 'preact/hooks';
import { api, newKey, ok } from '../../shared/api';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import { s } from '../../shared/text';
import type { RoutingRule } from '../../shared/types';
import { AnswerPicker } from './AnswerPicker';
import { Choices, Field } from './fields';
import { draftOf, mistakes, ruleBody } from './ruleDraft';
import { r } from './text';
import { askable, type Known } from './words';

type Props = { rule?: RoutingRule; known: Known; onSaved: (rule: RoutingRule) => void; onCancel: () => void };

export function RuleForm({ rule, known, onSaved, onCancel }: Props) {
  const [draft, setDraft] = useState(() => draftOf(rule));
  const [key, setKey] = useState(newKey);
  const [checked, setChecked] = useState(false);
  const { busy, problem, run } = useWork();
  const wrong = checked ? mistakes(draft) : {};
  useEffect(() => document.getElementById('rule-name')?.focus(), []);
  const change = (part: Partial<typeof draft>) => {
    setDraft({ ...draft, ...part });
    setKey(newKey());
  };
  const save = (event: Event) => {
    event.preventDefault();
    setChecked(true);
    const first = Object.keys(mistakes(draft))[0];
    if (first) return document.getElementById(`rule-${first}`)?.focus();
    const body = ruleBody(draft, askable(known.categories, draft.category));
    return run(async () => {
      onSaved(
        await ok(
          rule
            ? api.PUT('/api/v1/staff/routing-rules/{id}', { params: { path: { id: rule.id } }, body })
            : api.POST('/api/v1/staff/routing-rules', { params: { header: { 'Idempotency-Key': key } }, body }),
        ),
      );
    });
  };
  const refused = Object.values(problem?.errors ?? {}).flat();

  return (
    <form noValidate onSubmit={save} class="act">
      <h2>{rule ? r.form.change : r.form.fresh}</h2>
      <Field id="rule-name" label={r.form.name} error={wrong.name}>
        <input
          id="rule-name"
          type="text"
          maxLength={200}
          value={draft.name}
          aria-invalid={Boolean(wrong.name) || undefined}
          aria-describedby={wrong.name && 'rule-name-error'}
          onInput={(event) => change({ name: event.currentTarget.value })}
        />
      </Field>
      <p class="label">{r.form.when}</p>
      <Choices
        legend={r.form.category}
        options={known.categories.map(({ code, name }) => ({ value: code, name: say(name) }))}
        chosen={draft.category}
        onChoose={(category) => change({ category })}
      />
      <details class="more">
        <summary>
          {r.form.community} {draft.community.length > 0 && <small>{r.form.chosen(draft.community.length)}</small>}
        </summary>
        <p class="hint">{r.form.communityHint}</p>
        <Choices
          legend={r.form.community}
          named
          options={known.communities.map(({ code, name }) => ({ value: code, name }))}
          chosen={draft.community}
          onChoose={(community) => change({ community })}
        />
      </details>
      <AnswerPicker
        questions={draft.category.length > 0 ? askable(known.categories, draft.category) : []}
        answers={draft.answers}
        onChange={(answers) => change({ answers })}
      />
      <div class="rule-times">
        <Field id="rule-hours" label={r.form.hours}>
          <select
            id="rule-hours"
            value={draft.hours}
            onChange={(event) => change({ hours: event.currentTarget.value })}
          >
            <option value="">{r.anyTime}</option>
            <option value="working">{r.working}</option>
            <option value="outside">{r.outside}</option>
          </select>
        </Field>
        {(['from', 'to'] as const).map((name) => (
          <Field key={name} id={`rule-${name}`} label={r.form[name]} error={name === 'from' ? wrong.from : undefined}>
            <input
              id={`rule-${name}`}
              type="time"
              value={draft[name]}
              onInput={(event) => change({ [name]: event.currentTarget.value })}
            />
          </Field>
        ))}
      </div>
      <p class="label">{r.form.effect}</p>
      <div class="rule-times">
        <Field id="rule-agency" label={r.form.agency} error={wrong.agency}>
          <select
            id="rule-agency"
            value={draft.agency}
            onChange={(event) =>
              change({ agency: event.currentTarget.value, ...(!event.currentTarget.value && { offers: false }) })
            }
          >
            <option value="">{r.form.noAgency}</option>
            {known.agencies.map(({ code, name }) => (
              <option key={code} value={code}>
                {say(name)}
              </option>
            ))}
          </select>
        </Field>
        <Field id="rule-priority" label={r.form.priority}>
          <select
            id="rule-priority"
            value={draft.priority}
            onChange={(event) => change({ priority: event.currentTarget.value })}
          >
            <option value="">{r.form.noPriority}</option>
            {Object.entries(r.priority).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </Field>
      </div>
      {draft.agency && (
        <label class="option">
          <input
            type="checkbox"
            checked={draft.offers}
            onChange={(event) => change({ offers: event.currentTarget.checked })}
          />
          <span>
            {r.form.offers} <small>{r.form.offersHint}</small>
          </span>
        </label>
      )}
      {problem && <ProblemNote problem={problem} />}
      {refused.length > 0 && <p class="error">{refused.join(' ')}</p>}
      <div class="row">
        <button type="submit" class="button primary" aria-disabled={busy}>
          {r.form.save}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {s.cancel}
        </button>
      </div>
    </form>
  );
}
