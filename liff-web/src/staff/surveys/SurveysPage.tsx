import './surveys.css';
import { useState } from 'preact/hooks';
import { api, newKey, ok } from '../../shared/api';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import { match, navigate, useAddress } from '../../shared/router';
import { bodyOf, draftOf, emptyDraft } from './formDraft';
import { importForm, type Imported } from './importForm';
import { SurveyDesk } from './SurveyDesk';
import { q } from './text';

/** Every survey, and one of them when the address names it. */
export function SurveysPage({ works }: { works: boolean }) {
  const { pathname } = useAddress();
  const one = match('/staff/surveys/:id', pathname);
  return one?.id ? <SurveyDesk id={one.id} works={works} key={one.id} /> : <List works={works} />;
}

function List({ works }: { works: boolean }) {
  const surveys = useResource(() => ok(api.GET('/api/v1/staff/surveys', { params: { query: { limit: 100 } } })), []);
  return (
    <div class="page">
      <h1 tabIndex={-1}>{q.title}</h1>
      <p class="hint">{q.hint}</p>
      {surveys.problem && <ProblemNote problem={surveys.problem} onRetry={surveys.reload} />}
      {works && <New />}
      {surveys.data?.items.length === 0 && <p class="hint">{q.empty}</p>}
      <ul class="plain survey-list">
        {surveys.data?.items.map(({ id, title, rounds, latest }) => (
          <li key={id} class="panel">
            <a href={`/staff/surveys/${id}`}>
              <b>{say(title)}</b>
            </a>
            <p class="small">
              {latest
                ? `${q.roundOf(latest.number)} · ${q.states[latest.state]} · ${q.answered(latest.answered, latest.population)}`
                : q.noRound}
              {rounds > 1 && ` · ${rounds} ${q.rounds}`}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function New() {
  const templates = useResource(() => ok(api.GET('/api/v1/staff/surveys/templates')), []);
  const [key] = useState(newKey);
  const [read, setRead] = useState<Imported>();
  const work = useWork();
  const make = (body: object) =>
    work.run(async () => {
      const made = await ok(
        api.POST('/api/v1/staff/surveys', { params: { header: { 'Idempotency-Key': key } }, body: body as never }),
      );
      navigate(`/staff/surveys/${made.id}`);
    });
  const settings = { anonymous: true, bandSystem: 'half', satisfactionDefinition: 'mean', target: 80 };
  const named = (title: string) => ({
    title: { th: title, en: title },
    purpose: { th: 'เพื่อปรับปรุงบริการของเขต', en: "To improve the district's service" },
    ...settings,
  });
  const blank = () => {
    const draft = emptyDraft();
    const overall = {
      key: 'overall',
      type: 'scale',
      label: { th: 'โดยรวมแล้วท่านพึงพอใจเพียงใด', en: 'All in all, how satisfied are you?' },
      required: true,
      section: draft.sections[0]?.key,
      min: 1,
      max: 5,
    };
    return { ...named('แบบสอบถามใหม่'), form: { ...bodyOf({ ...draft, questions: [overall as never] }) } };
  };

  return (
    <details class="panel more">
      <summary>{q.fresh}</summary>
      <p class="label">{q.from}</p>
      {work.problem && <ProblemNote problem={work.problem} />}
      <div class="survey-buttons">
        {templates.data?.map(({ code, invitation: _, form: { version: _version, ...form }, ...template }) => (
          <button
            key={code}
            type="button"
            class="button"
            onClick={() => {
              const { ...body } = template;
              void make({ ...body, form });
            }}
          >
            {say(template.title)}
          </button>
        ))}
        <button type="button" class="button" onClick={() => void make(blank())}>
          {q.blank}
        </button>
      </div>
      <label class="label survey-file" for="survey-file">
        {q.file}
      </label>
      <input
        id="survey-file"
        type="file"
        accept=".xlsx,.json"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) void work.run(async () => setRead(await importForm(file)));
        }}
      />
      {read && (
        <>
          {read.problems.length > 0 && (
            <div class="note warn survey-problems" role="status">
              <p class="label">{q.problems}</p>
              <ul>
                {read.problems.map(({ sheet, row, message }, index) => (
                  <li key={index}>
                    {q.problemAt(sheet, row)}: {message}
                  </li>
                ))}
              </ul>
            </div>
          )}
          <button
            type="button"
            class="button primary"
            onClick={() => void make({ ...named(read.title ?? 'แบบสอบถามนำเข้า'), form: bodyOf(draftOf(read.form)) })}
          >
            {q.fresh} ({read.form.questions?.length ?? 0})
          </button>
        </>
      )}
    </details>
  );
}
