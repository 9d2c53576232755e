import { useState } from 'preact/hooks';
import { api, newKey, ok } from '../../shared/api';
import { clock, when } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import { navigate } from '../../shared/router';
import { useKept } from '../../shared/useKept';
import { c } from './text';

/** One person's talk with the office, and the way an answer would take. */
export function ChatPage({ id }: { id: string }) {
  const path = { id };
  const { data, problem, reload, set } = useResource(
    () => ok(api.GET('/api/v1/staff/chats/{id}', { params: { path } })),
    [],
  );
  const [text, setText] = useKept(`chat:${id}`);
  const [missing, setMissing] = useState(false);
  const [key, setKey] = useState(newKey);
  const work = useWork();

  const write = (next: string) => {
    setText(next);
    setKey(newKey());
  };
  const send = (event: Event) => {
    event.preventDefault();
    setMissing(!text.trim());
    if (!text.trim()) return document.getElementById('answer')?.focus();
    return work.run(async () => {
      const talk = await ok(
        api.POST('/api/v1/staff/chats/{id}/messages', {
          params: { path, header: { 'Idempotency-Key': key } },
          body: { text: text.trim() },
        }),
      );
      write('');
      set(() => talk);
    });
  };
  const close = () =>
    work.run(async () => {
      await ok(api.POST('/api/v1/staff/chats/{id}/close', { params: { path } }));
      navigate('/staff/chat');
    });

  if (problem && !data) return <ProblemNote problem={problem} onRetry={reload} />;
  if (!data) return <div class="page" aria-busy="true" />;
  const free = data.freeUntil && Date.parse(data.freeUntil) > Date.now() ? data.freeUntil : undefined;
  return (
    <div class="page">
      <a class="link" href="/staff/chat">
        {c.back}
      </a>
      <h1 tabIndex={-1}>{data.name ?? c.person}</h1>
      <ol class="plain" aria-live="polite" style="display:grid;gap:var(--space-2)">
        {data.messages.map((message) => (
          <li key={message.id} class={message.officer ? 'note good' : 'panel'}>
            <div>
              <p style="white-space:pre-line">{message.text}</p>
              <p class="small">
                {[
                  message.officer ?? data.name ?? c.person,
                  when(message.saidAt),
                  message.way && c.ways[message.way],
                  message.state && c.states[message.state],
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ol>
      <form noValidate onSubmit={send}>
        <div class={missing ? 'question has-error' : 'question'}>
          <label class="label" for="answer">
            {c.answer}
          </label>
          {missing && (
            <p class="error" id="answer-error">
              {c.needed}
            </p>
          )}
          <textarea
            id="answer"
            rows={4}
            maxLength={1000}
            value={text}
            aria-invalid={missing || undefined}
            aria-describedby={missing ? 'answer-error' : undefined}
            onInput={(event) => write(event.currentTarget.value)}
          />
        </div>
        <p class="small">{free ? c.free(clock(free)) : c.counted}</p>
        {work.problem && <ProblemNote problem={work.problem} />}
        <div class="row">
          <button type="submit" class="button primary" aria-disabled={work.busy}>
            {c.send}
          </button>
          {data.waitingSince && (
            <button type="button" class="button" aria-disabled={work.busy} onClick={() => void close()}>
              {c.close}
            </button>
          )}
        </div>
      </form>
    </div>
  );
}
