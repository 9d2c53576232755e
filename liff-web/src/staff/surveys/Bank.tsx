import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { say } from '../../shared/language';
import { useResource } from '../../shared/resource';
import type { Question } from '../../shared/types';
import { useSettled } from '../../shared/useSettled';
import { q } from './text';

/** The same question in the same words is what makes two rounds comparable. */
export function Bank({ onAdd }: { onAdd: (question: Question) => void }) {
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const settled = useSettled(words);
  const found = useResource(
    async () => (open ? ok(api.GET('/api/v1/staff/surveys/questions', { params: { query: { q: settled } } })) : []),
    [open, settled],
  );
  return (
    <details class="more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{q.bank}</summary>
      <input
        type="search"
        aria-label={q.bankSearch}
        placeholder={q.bankSearch}
        value={words}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      <ul class="plain survey-questions">
        {found.data?.slice(0, 30).map(({ survey, question }) => (
          <li key={question.key + question.label.th} class="survey-line">
            <span>
              {say(question.label)}
              <small>{say(survey)}</small>
            </span>
            <button
              type="button"
              class="button small-button"
              aria-label={`${q.add}: ${say(question.label)}`}
              onClick={() => onAdd(question as Question)}
            >
              {q.add}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
