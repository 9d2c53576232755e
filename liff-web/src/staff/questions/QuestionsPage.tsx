import './questions.css';
import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { ProblemNote } from '../../shared/ProblemNote';
import { usePages, useResource, useWork } from '../../shared/resource';
import { match, useAddress } from '../../shared/router';
import { useSettled } from '../../shared/useSettled';
import { download } from '../download';
import { ImportGift } from './ImportGift';
import { QuestionPage } from './QuestionPage';
import { n } from './text';

/** The question bank, and one question when the address names it. */
export function QuestionsPage({ works }: { works: boolean }) {
  const { pathname } = useAddress();
  const one = match('/staff/questions/:id', pathname);
  return one?.id ? (
    <QuestionPage id={one.id === 'new' ? undefined : one.id} works={works} key={one.id} />
  ) : (
    <Bank works={works} />
  );
}

function Bank({ works }: { works: boolean }) {
  const [words, setWords] = useState('');
  const [category, setCategory] = useState<string>();
  const q = useSettled(words);
  const categories = useResource(() => ok(api.GET('/api/v1/staff/questions/categories')), []);
  const questions = usePages(
    (after) =>
      ok(
        api.GET('/api/v1/staff/questions', {
          params: {
            query: {
              ...(q && { q }),
              ...(category !== undefined && { category }),
              ...(after && { after: Number(after) }),
              limit: 30,
            },
          },
        }),
      ),
    [q, category],
  );
  const files = useWork();
  const file = (kind: 'gift' | 'qti', name: string) =>
    files.run(() =>
      download(
        `/api/v1/staff/questions/export/${kind}${category === undefined ? '' : `?category=${encodeURIComponent(category)}`}`,
        name,
      ),
    );
  return (
    <div class="page">
      <h1 tabIndex={-1}>{n.title}</h1>
      <p class="hint">{n.hint}</p>
      {(questions.failed ?? files.problem) && (
        <ProblemNote problem={(questions.failed ?? files.problem)!} onRetry={questions.reload} />
      )}
      <div class="question-tools">
        {works && (
          <a class="button primary" href="/staff/questions/new">
            {n.fresh}
          </a>
        )}
        <button type="button" class="button" onClick={() => void file('gift', 'questions.gift.txt')}>
          {n.gift}
        </button>
        <button type="button" class="button" onClick={() => void file('qti', 'questions.qti.zip')}>
          {n.qti}
        </button>
      </div>
      {works && (
        <ImportGift
          onDone={() => {
            void questions.reload();
            void categories.reload();
          }}
        />
      )}
      <div class="question-filters">
        <label>
          <span class="label">{n.find}</span>
          <input type="search" value={words} onInput={(event) => setWords(event.currentTarget.value)} />
        </label>
        <label>
          <span class="label">{n.category}</span>
          <select
            value={category === undefined ? '*' : category}
            onChange={(event) => setCategory(event.currentTarget.value === '*' ? undefined : event.currentTarget.value)}
          >
            <option value="*">{n.allCategories}</option>
            {categories.data?.map((line) => (
              <option value={line.category} key={line.category}>
                {line.category || n.noCategory} ({line.questions})
              </option>
            ))}
          </select>
        </label>
      </div>
      {questions.data?.items.length === 0 && <p class="hint">{n.empty}</p>}
      <ul class="plain question-list">
        {questions.data?.items.map((line) => (
          <li class="panel" key={line.id}>
            <a href={`/staff/questions/${line.id}`}>
              <b>
                {line.code} {line.name}
              </b>
            </a>
            <p class="question-text">{line.text}</p>
            <p class="small">
              {[
                n.kinds[line.kind],
                line.category,
                ...line.tags.map((tag) => `#${tag}`),
                line.courses > 0 ? n.used(line.courses) : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      {questions.data?.next && (
        <button type="button" class="button" onClick={questions.more}>
          {n.more}
        </button>
      )}
    </div>
  );
}
