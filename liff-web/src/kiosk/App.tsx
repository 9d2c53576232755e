import '../liff/tests/tests.css';
import { useEffect, useState } from 'preact/hooks';
import type { Attempt } from '../liff/tests/attempt';
import { Taking } from '../liff/tests/Taking';
import { x } from '../liff/tests/text';
import { ok } from '../shared/api';
import { language, onLanguage } from '../shared/language';
import { ProblemNote } from '../shared/ProblemNote';
import { PublicTop } from '../shared/PublicTop';
import { useResource, useWork } from '../shared/resource';
import { kiosk, token } from './kiosk';
import { k } from './text';

/** A tablet of the staff: pick a name, take the test, hand the tablet on. Nothing of a person stays on it. */
export function App() {
  const [, setShown] = useState(language);
  const [attempt, setAttempt] = useState<Attempt>();
  useEffect(() => {
    const stop = onLanguage(() => setShown(language));
    return () => void stop();
  }, []);
  useEffect(() => {
    document.title = k.title;
  }, [language]);
  const back = {
    text: k.next,
    go: () => {
      setAttempt(undefined);
      scrollTo(0, 0);
    },
  };
  return (
    <>
      <PublicTop manual="trainee" />
      <main id="main" tabIndex={-1}>
        {attempt ? (
          <Taking key={attempt.id} client={kiosk} attempt={attempt} back={back} />
        ) : (
          <People onStart={setAttempt} />
        )}
      </main>
    </>
  );
}

function People({ onStart }: { onStart: (attempt: Attempt) => void }) {
  const found = useResource(() => ok(kiosk.GET('/api/v1/kiosk/people')), [token]);
  const work = useWork();
  const [words, setWords] = useState('');
  const [picked, setPicked] = useState<{ enrolmentId: string; name: string; test: string }>();
  const { data } = found;
  if (!token || found.problem?.status === 401 || work.problem?.status === 401)
    return (
      <div class="page">
        <h1 tabIndex={-1}>{k.title}</h1>
        <p class="note warn">{k.over}</p>
      </div>
    );
  if (!data)
    return <div class="page">{found.problem && <ProblemNote problem={found.problem} onRetry={found.reload} />}</div>;

  const start = () =>
    picked &&
    work.run(async () => {
      const { enrolmentId, test } = picked;
      onStart(await ok(kiosk.POST('/api/v1/kiosk/attempts', { body: { enrolmentId, test } })));
    });
  if (picked)
    return (
      <div class="page">
        <h1 tabIndex={-1}>{k.sure(picked.name)}</h1>
        <p>{x.kinds[picked.test]}</p>
        {work.problem && <ProblemNote problem={work.problem} />}
        <div class="actions test-actions">
          <button type="button" class="button" onClick={() => setPicked(undefined)}>
            {k.no}
          </button>
          <button type="button" class="button primary" disabled={work.busy} onClick={() => void start()}>
            {k.yes}
          </button>
        </div>
      </div>
    );

  const shown = data.people.filter(({ name }) => name.toLowerCase().includes(words.trim().toLowerCase()));
  return (
    <div class="page">
      <p class="small">{data.course}</p>
      <h1 tabIndex={-1}>{k.who}</h1>
      <p class="hint">{k.whoHint}</p>
      {data.open.length === 0 && <p class="note warn">{k.noTest}</p>}
      {data.people.length === 0 && <p class="note warn">{k.nobody}</p>}
      <label class="label" for="kiosk-find">
        {k.find}
      </label>
      <input
        id="kiosk-find"
        class="test-input"
        autocomplete="off"
        value={words}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      <ul class="plain test-review">
        {shown.map((person) => (
          <li key={person.enrolmentId} class="panel test-card">
            <b>{person.name}</b>
            {data.open.map((test) => {
              const state = person[test as 'pre' | 'post'] as 'free' | 'here' | 'phone' | 'done';
              return state === 'free' || state === 'here' ? (
                <button
                  type="button"
                  class="button wide"
                  key={test}
                  aria-label={`${person.name} ${x.kinds[test]} · ${k[state]}`}
                  onClick={() => setPicked({ enrolmentId: person.enrolmentId, name: person.name, test })}
                >
                  {x.kinds[test]} · {k[state]}
                </button>
              ) : (
                <p class="small" key={test}>
                  {x.kinds[test]} · {k[state]}
                </p>
              );
            })}
          </li>
        ))}
      </ul>
      <button type="button" class="button" onClick={() => void found.reload()}>
        ↻ {k.who}
      </button>
    </div>
  );
}
