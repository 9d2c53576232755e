import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { Icon } from '../../shared/Icon';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import { navigate } from '../../shared/router';
import type { StaffSurvey } from '../../shared/types';
import { Field } from '../routing/fields';
import { Builder } from './Builder';
import { Both } from './Fields';
import { bodyOf, draftOf } from './formDraft';
import { download } from '../download';
import { Preview } from './Preview';
import { Rounds } from './Rounds';
import { q } from './text';

/** One survey: what it asks, how a phone shows it, and its rounds. */
export function SurveyDesk({ id, works }: { id: string; works: boolean }) {
  const found = useResource<StaffSurvey>(
    () => ok(api.GET('/api/v1/staff/surveys/{id}', { params: { path: { id } } })),
    [id],
  );
  if (found.problem && !found.data) return <ProblemNote problem={found.problem} onRetry={found.reload} />;
  if (!found.data) return <div class="bone bone-card" aria-hidden="true" />;
  const survey = found.data;
  return (
    <div class="page">
      <button type="button" class="back" onClick={() => navigate('/staff/surveys')}>
        <Icon name="back" size={20} /> {q.all}
      </button>
      <h1 tabIndex={-1}>{say(survey.title)}</h1>
      {!works && <p class="small">{q.readOnly}</p>}
      <h2>{q.rounds}</h2>
      <Rounds survey={survey} works={works} onChanged={found.reload} />
      <Questions key={survey.version} survey={survey} works={works} onSaved={(next) => found.set(() => next)} />
    </div>
  );
}

function Questions({
  survey,
  works,
  onSaved,
}: {
  survey: StaffSurvey;
  works: boolean;
  onSaved: (survey: StaffSurvey) => void;
}) {
  const [draft, setDraft] = useState(() => draftOf(survey.form));
  const [told, setTold] = useState({
    title: survey.title,
    purpose: survey.purpose,
    anonymous: survey.anonymous,
    bandSystem: survey.bandSystem,
    satisfactionDefinition: survey.satisfactionDefinition,
    target: survey.target,
  });
  const [changed, setChanged] = useState(false);
  const { busy, problem, run } = useWork();
  const change = (part: Partial<typeof told>) => {
    setTold({ ...told, ...part });
    setChanged(true);
  };
  const save = () =>
    run(async () =>
      onSaved(
        await ok(
          api.PUT('/api/v1/staff/surveys/{id}', {
            params: { path: { id: survey.id } },
            body: { version: survey.version, survey: { ...told, form: bodyOf(draft) } },
          }),
        ),
      ),
    );
  const select = (name: 'bandSystem' | 'satisfactionDefinition', label: string, options: [string, string][]) => (
    <Field id={`survey-${name}`} label={label}>
      <select
        id={`survey-${name}`}
        value={told[name]}
        disabled={!works}
        onChange={(event) => change({ [name]: event.currentTarget.value })}
      >
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );

  return (
    <>
      <details class="panel more">
        <summary>{q.settings}</summary>
        <Both
          id="survey-title"
          label={q.name}
          value={told.title}
          disabled={!works}
          onChange={(title) => change({ title })}
        />
        <Both
          id="survey-purpose"
          label={q.purpose}
          long
          value={told.purpose}
          disabled={!works}
          onChange={(purpose) => change({ purpose })}
        />
        <label class="option">
          <input
            type="checkbox"
            checked={told.anonymous}
            disabled={!works || survey.anonymityFixed}
            onChange={(event) => change({ anonymous: event.currentTarget.checked })}
          />
          <span>
            {q.anonymous}
            <small>{survey.anonymityFixed ? q.anonymityFixed : q.anonymousHint}</small>
          </span>
        </label>
        <div class="rule-times">
          {select('bandSystem', q.band, [
            ['half', q.half],
            ['fifth', q.fifth],
          ])}
          {select('satisfactionDefinition', q.definition, [
            ['mean', q.mean],
            ['top2', q.top2],
          ])}
          <Field id="survey-target" label={q.target}>
            <input
              id="survey-target"
              type="number"
              min="0"
              max="100"
              value={told.target}
              disabled={!works}
              onInput={(event) => change({ target: event.currentTarget.valueAsNumber || 0 })}
            />
          </Field>
        </div>
      </details>
      <div class="survey-head">
        <h2>{q.questions}</h2>
        <span class="small">{q.version(survey.form.version)}</span>
        <span class="survey-buttons">
          <span class="small">{q.exports}</span>
          {(['json', 'xlsx'] as const).map((kind) => (
            <button
              key={kind}
              type="button"
              class="button small-button"
              onClick={() =>
                void run(() =>
                  download(`/api/v1/staff/surveys/${survey.id}/form.${kind}`, `survey-${survey.code}.${kind}`),
                )
              }
            >
              {kind === 'json' ? 'JSON' : 'XLSForm'}
            </button>
          ))}
        </span>
      </div>
      {survey.formUsed && <p class="note">{q.used}</p>}
      {problem && <ProblemNote problem={problem} />}
      {problem?.errors.form?.map((text) => (
        <p class="error" key={text}>
          {text}
        </p>
      ))}
      <div class="survey-columns">
        {works && (
          <Builder
            draft={draft}
            errors={problem?.errors ?? {}}
            onChange={(next) => {
              setDraft(next);
              setChanged(true);
            }}
          />
        )}
        <div>
          <h3>{q.preview}</h3>
          <Preview draft={draft} />
        </div>
      </div>
      {works && (
        <div class="actions survey-save">
          <button
            type="button"
            class="button primary"
            aria-disabled={busy || !changed}
            onClick={() => changed && void save()}
          >
            {q.save}
          </button>
          <span role="status">{changed ? q.unsaved : ''}</span>
        </div>
      )}
    </>
  );
}
