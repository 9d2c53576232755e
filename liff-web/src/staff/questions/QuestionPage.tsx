import { useEffect, useState } from 'preact/hooks';
import { api, newKey, ok } from '../../shared/api';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import { navigate } from '../../shared/router';
import { AnswerRows } from './AnswerRows';
import { type Draft, draftOf, emptyDraft, requestOf, type StaffQuestion } from './questionDraft';
import { n } from './text';

const KINDS = ['single', 'multiple', 'true_false', 'matching', 'numeric', 'short'];

/** One question in the hands of the staff; a new one has no id yet. */
export function QuestionPage({ id, works }: { id: string | undefined; works: boolean }) {
  const found = useResource<StaffQuestion | undefined>(
    async () => (id ? ok(api.GET('/api/v1/staff/questions/{id}', { params: { path: { id } } })) : undefined),
    [id],
  );
  const [draft, setDraft] = useState<Draft | undefined>(id ? undefined : emptyDraft);
  const [saved, setSaved] = useState(false);
  const [key] = useState(newKey);
  const work = useWork();
  const question = found.data;
  useEffect(() => {
    if (question) setDraft(draftOf(question));
  }, [question]);
  if (!draft)
    return <div class="page">{found.problem && <ProblemNote problem={found.problem} onRetry={found.reload} />}</div>;

  const change = (part: Partial<Draft>) => {
    setSaved(false);
    setDraft({ ...draft, ...part });
  };
  const save = (retired: boolean) =>
    work.run(async () => {
      const body = requestOf(draft);
      if (!question) {
        const made = await ok(
          api.POST('/api/v1/staff/questions', { params: { header: { 'Idempotency-Key': key } }, body: body as never }),
        );
        return navigate(`/staff/questions/${made.id}`);
      }
      const path = { id: question.id };
      const next = await ok(
        api.PUT('/api/v1/staff/questions/{id}', {
          params: { path },
          body: { version: question.version, retired, question: body } as never,
        }),
      );
      found.set(() => next);
      setSaved(true);
    });
  const wrong = Object.values(work.problem?.errors ?? {}).flat();
  const fixed = question?.frozen ?? false;
  return (
    <div class="page">
      <p>
        <a href="/staff/questions">{n.back}</a>
      </p>
      <h1 tabIndex={-1}>{question ? `${question.code} ${question.name}` : n.fresh}</h1>
      {fixed && question && <p class="note">{n.frozen(question.number)}</p>}
      {draft.format === 'html' && <p class="note">{n.html}</p>}
      <form
        class="question-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save(Boolean(question?.retiredAt));
        }}
      >
        <fieldset class="question-form" disabled={!works || draft.kind === 'unsupported'}>
          <legend class="unseen">{n.text}</legend>
          <label>
            <span class="label">{n.kind}</span>
            <select
              value={draft.kind}
              disabled={fixed}
              onChange={(event) => change({ kind: event.currentTarget.value })}
            >
              {(draft.kind === 'unsupported' ? ['unsupported'] : KINDS).map((kind) => (
                <option value={kind} key={kind}>
                  {n.kinds[kind]}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span class="label">{n.text}</span>
            <textarea
              rows={3}
              required
              value={draft.text}
              onInput={(event) => change({ text: event.currentTarget.value })}
            />
          </label>
          <AnswerRows draft={draft} onChange={change} />
          <label>
            <span class="label">{n.general}</span>
            <textarea
              rows={2}
              value={draft.feedback}
              onInput={(event) => change({ feedback: event.currentTarget.value })}
            />
          </label>
          <label>
            <span class="label">{n.name}</span>
            <input
              value={draft.name}
              maxLength={200}
              onInput={(event) => change({ name: event.currentTarget.value })}
            />
          </label>
          <label>
            <span class="label">{n.category}</span>
            <input
              value={draft.category}
              maxLength={200}
              onInput={(event) => change({ category: event.currentTarget.value })}
            />
          </label>
          <label>
            <span class="label">{n.tags}</span>
            <input value={draft.tags} onInput={(event) => change({ tags: event.currentTarget.value })} />
          </label>
          {work.problem && <ProblemNote problem={work.problem} />}
          {wrong.length > 0 && (
            <ul class="error" role="alert">
              {wrong.map((message, index) => (
                <li key={index}>{message}</li>
              ))}
            </ul>
          )}
          <p role="status">{saved && n.saved}</p>
          {works && (
            <div class="question-tools">
              <button class="button primary" disabled={work.busy}>
                {n.save}
              </button>
              {question && !question.retiredAt && (
                <button type="button" class="button" disabled={work.busy} onClick={() => void save(true)}>
                  {n.retire}
                </button>
              )}
            </div>
          )}
        </fieldset>
      </form>
    </div>
  );
}
