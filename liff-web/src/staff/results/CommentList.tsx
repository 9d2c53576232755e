import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { usePages, useWork } from '../../shared/resource';
import type { Page } from '../../shared/types';
import { q } from './text';
import type { Comment, Figures } from './types';

type Groups = [code: string, name: string][];

export function CommentList({ id, aspects }: { id: string; aspects: Figures['aspects'] }) {
  const load = (after?: string): Promise<Page<Comment>> =>
    ok(api.GET('/api/v1/staff/rounds/{id}/comments', { params: { path: { id }, query: { after, limit: 50 } } }));
  const { data, failed, reload, more, work } = usePages(load, [id]);
  const groups: Groups = [
    ...aspects.map(({ code, label }): [string, string] => [code, q.aspect(say(label))]),
    ['praise', q.praise],
    ['other', q.other],
  ];
  return (
    <section class="print-off">
      <h2>{q.comments}</h2>
      <p class="small">{q.commentsHint}</p>
      {failed && <ProblemNote problem={failed} onRetry={reload} />}
      {data?.items.length === 0 && <p class="empty">{q.noComments}</p>}
      <ul class="plain question-cards">
        {data?.items.map((comment) => (
          <One key={comment.id} round={id} comment={comment} groups={groups} />
        ))}
      </ul>
      {data?.next && (
        <button type="button" class="button" aria-disabled={work.busy} onClick={more}>
          {q.more}
        </button>
      )}
    </section>
  );
}

function One({ round, comment, groups }: { round: string; comment: Comment; groups: Groups }) {
  const [group, setGroup] = useState(comment.group ?? comment.suggested);
  const [shown, setShown] = useState(comment.shown);
  const [kept, setKept] = useState(comment.group != null);
  const { busy, problem, run } = useWork();
  const keep = () =>
    run(async () => {
      await ok(
        api.PUT('/api/v1/staff/rounds/{id}/comments/{comment}', {
          params: { path: { id: round, comment: comment.id } },
          body: { group, shown },
        }),
      );
      setKept(true);
    });
  return (
    <li class="question-card">
      <p class="case-words">{comment.text}</p>
      <p class="row">
        <label class="inline">
          {q.group}{' '}
          <select
            value={group}
            onChange={(event) => {
              setGroup(event.currentTarget.value);
              setKept(false);
            }}
          >
            {groups.map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={shown}
            onChange={() => {
              setShown(!shown);
              setKept(false);
            }}
          />
          <span>{q.quote}</span>
        </label>
        <button type="button" class="button small-button" aria-disabled={busy} onClick={keep}>
          {q.confirm}
        </button>
        <span role="status" class="small">
          {kept ? q.confirmed : ''}
        </span>
      </p>
      {problem && <ProblemNote problem={problem} />}
    </li>
  );
}
