import { useState } from 'preact/hooks';
import { say } from '../../shared/language';
import type { Question } from '../../shared/types';
import { Bank } from './Bank';
import { Both } from './Fields';
import { type Draft, freeKey, newQuestion } from './formDraft';
import { QuestionEditor } from './QuestionEditor';
import { q } from './text';

type Props = { draft: Draft; errors: Record<string, string[]>; onChange: (draft: Draft) => void };

/** Sections, their questions and the aspects they are counted under. */
export function Builder({ draft, errors, onChange }: Props) {
  const [edited, setEdited] = useState<number>();
  const { questions, sections } = draft;
  const keys = questions.map(({ key }) => key);
  const put = (index: number, question: Question) =>
    onChange({ ...draft, questions: questions.map((one, at) => (at === index ? question : one)) });
  const add = (question: Question) => {
    // Questions stand in the order of their sections.
    const place = questions.map(({ section }) => section).lastIndexOf(question.section) + 1 || questions.length;
    onChange({ ...draft, questions: [...questions.slice(0, place), question, ...questions.slice(place)] });
    setEdited(place);
  };
  const move = (index: number, by: 1 | -1) => {
    const next = [...questions];
    const [taken] = next.splice(index, 1);
    if (taken) next.splice(index + by, 0, taken);
    onChange({ ...draft, questions: next });
    setEdited(undefined);
  };
  const label = (key: string, part: Partial<Draft['sections'][number]>) =>
    onChange({ ...draft, sections: sections.map((one) => (one.key === key ? { ...one, ...part } : one)) });

  return (
    <div class="survey-builder">
      {sections.map((section) => (
        <section key={section.key} class="panel" aria-label={say(section.label)}>
          <h3>{say(section.label)}</h3>
          <details class="more">
            <summary>{q.section}</summary>
            <Both
              id={`section-${section.key}`}
              label={q.section}
              value={section.label}
              onChange={(next) => label(section.key, { label: next })}
            />
            <label class="label" for={`aspect-${section.key}`}>
              {q.aspect}
            </label>
            <select
              id={`aspect-${section.key}`}
              value={section.aspect ?? ''}
              onChange={(event) => label(section.key, { aspect: event.currentTarget.value || null })}
            >
              <option value="">{q.noAspect}</option>
              {draft.aspects.map(({ code, label: name }) => (
                <option key={code} value={code}>
                  {say(name)}
                </option>
              ))}
            </select>
          </details>
          <ol class="plain survey-questions">
            {questions.map(
              (question, index) =>
                question.section === section.key && (
                  <li key={index}>
                    <div class="survey-line">
                      <span>
                        {say(question.label) || question.key}
                        <small>
                          {q.types[question.type]}
                          {question.showIf && ` · ${q.showIf} ${question.showIf.key}`}
                        </small>
                      </span>
                      <span class="survey-buttons">
                        <button
                          type="button"
                          class="button small-button"
                          disabled={questions[index - 1]?.section !== section.key}
                          aria-label={`${q.up}: ${say(question.label)}`}
                          onClick={() => move(index, -1)}
                        >
                          ↑
                        </button>
                        <button
                          type="button"
                          class="button small-button"
                          disabled={questions[index + 1]?.section !== section.key}
                          aria-label={`${q.down}: ${say(question.label)}`}
                          onClick={() => move(index, 1)}
                        >
                          ↓
                        </button>
                        <button
                          type="button"
                          class="button small-button"
                          aria-expanded={edited === index}
                          aria-label={`${edited === index ? q.done : q.edit}: ${say(question.label)}`}
                          onClick={() => setEdited(edited === index ? undefined : index)}
                        >
                          {edited === index ? q.done : q.edit}
                        </button>
                        <button
                          type="button"
                          class="button small-button"
                          aria-label={`${q.remove}: ${say(question.label)}`}
                          onClick={() => {
                            setEdited(undefined);
                            onChange({ ...draft, questions: questions.filter((_, at) => at !== index) });
                          }}
                        >
                          {q.remove}
                        </button>
                      </span>
                    </div>
                    {errors[`form.questions.${question.key}`]?.map((text) => (
                      <p class="error" key={text}>
                        {text}
                      </p>
                    ))}
                    {edited === index && (
                      <QuestionEditor draft={draft} question={question} onChange={(next) => put(index, next)} />
                    )}
                  </li>
                ),
            )}
          </ol>
          <div class="survey-buttons">
            <button
              type="button"
              class="button small-button"
              onClick={() => add(newQuestion('scale', section.key, keys))}
            >
              {q.addQuestion}
            </button>
            <Bank onAdd={(question) => add({ ...question, key: freeKey(question.key, keys), section: section.key })} />
          </div>
        </section>
      ))}
      <div class="survey-buttons">
        <button
          type="button"
          class="button"
          onClick={() =>
            onChange({
              ...draft,
              sections: [
                ...sections,
                {
                  key: freeKey(
                    'section',
                    sections.map(({ key }) => key),
                  ),
                  label: { th: `หมวด ${sections.length + 1}`, en: `Section ${sections.length + 1}` },
                },
              ],
            })
          }
        >
          {q.addSection}
        </button>
        <button
          type="button"
          class="button"
          onClick={() =>
            onChange({
              ...draft,
              aspects: [
                ...draft.aspects,
                {
                  code: freeKey(
                    'aspect',
                    draft.aspects.map(({ code }) => code),
                  ),
                  label: { th: 'ด้านใหม่', en: 'New aspect' },
                },
              ],
            })
          }
        >
          {q.addAspect}
        </button>
      </div>
      <details class="more">
        <summary>{q.aspects}</summary>
        {draft.aspects.map((aspect, index) => (
          <Both
            key={aspect.code}
            id={`aspect-name-${aspect.code}`}
            label={aspect.code}
            value={aspect.label}
            onChange={(next) =>
              onChange({
                ...draft,
                aspects: draft.aspects.map((one, at) => (at === index ? { ...one, label: next } : one)),
              })
            }
          />
        ))}
      </details>
    </div>
  );
}
