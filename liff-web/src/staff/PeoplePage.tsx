import { useEffect, useState } from 'preact/hooks';
import { api, ok } from '../shared/api';
import { loadCommunities } from '../shared/catalogue';
import { ProblemNote } from '../shared/ProblemNote';
import { usePages, useResource } from '../shared/resource';
import { s } from '../shared/text';
import type { Community, Person } from '../shared/types';
import { PersonRow } from './PersonRow';
import { t } from './text';

const SETTLE = 350;

export function PeoplePage({ me }: { me: string }) {
  const [text, setText] = useState('');
  const [q, setQ] = useState('');
  const communities = useResource<Community[]>(loadCommunities, []);
  const fetchPage = (after?: string) =>
    ok(api.GET('/api/v1/staff/people', { params: { query: { ...(q && { q }), ...(after && { after }) } } }));
  const { data, problem, reload, set, more, work } = usePages(fetchPage, [q]);
  useEffect(() => {
    const timer = setTimeout(() => setQ(text.trim()), SETTLE);
    return () => clearTimeout(timer);
  }, [text]);
  const put = (person: Person) =>
    set((before) => before && { ...before, items: before.items.map((one) => (one.id === person.id ? person : one)) });

  return (
    <div class="page">
      <h1 tabIndex={-1}>{t.people.title}</h1>
      <input
        type="search"
        aria-label={t.people.search}
        placeholder={t.people.search}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {data?.items.length === 0 && <p class="empty">{t.people.empty}</p>}
      <ul class="plain">
        {data?.items.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            isMe={person.id === me}
            communities={communities.data ?? []}
            onSaved={put}
          />
        ))}
      </ul>
      {work.problem && <ProblemNote problem={work.problem} />}
      {data?.next && (
        <button type="button" class="button wide" aria-disabled={work.busy} onClick={more}>
          {s.more}
        </button>
      )}
    </div>
  );
}
