import { useState } from 'preact/hooks';
import { api, newKey, ok } from '../../shared/api';
import type { components } from '../../shared/api.gen';
import { when } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { usePages, useWork } from '../../shared/resource';
import { s } from '../../shared/text';
import { AnswerForm } from './AnswerForm';
import { g } from './text';

type Message = components['schemas']['ListGroupMessagesGroupMessage'];
const views = ['recent', 'questions'] as const;

export function GroupMessages() {
  const [view, setView] = useState<(typeof views)[number]>('recent');
  const fetchPage = (after?: string) =>
    ok(api.GET('/api/v1/staff/network/messages', { params: { query: { view, ...(after && { after }) } } }));
  const { data, failed, reload, set, more, work } = usePages(fetchPage, [view]);
  const change = (next: Message) =>
    set((before) => before && { ...before, items: before.items.map((one) => (one.id === next.id ? next : one)) });
  return (
    <section>
      <h2>{g.messages.title}</h2>
      <p class="small">{g.messages.hint}</p>
      <div class="row">
        {views.map((one) => (
          <button key={one} type="button" class="chip" aria-pressed={view === one} onClick={() => setView(one)}>
            {g.messages.views[one]}
          </button>
        ))}
      </div>
      {failed && <ProblemNote problem={failed} onRetry={reload} />}
      {data?.items.length === 0 && <p class="empty">{g.messages.empty}</p>}
      <ul class="plain">
        {data?.items.map((message) => (
          <MessageRow key={message.id} message={message} onChange={change} />
        ))}
      </ul>
      {data?.next && (
        <button type="button" class="button wide" aria-disabled={work.busy} onClick={more}>
          {s.more}
        </button>
      )}
    </section>
  );
}

function MessageRow({ message, onChange }: { message: Message; onChange: (message: Message) => void }) {
  const { id, name, text, saidAt, edited, markedBy, answer, answeredBy, answeredAt, answerWay } = message;
  const { busy, problem, run } = useWork();
  const [key] = useState(newKey);
  const path = { id };
  const mark = () =>
    run(async () => onChange(await ok(api.POST('/api/v1/staff/network/messages/{id}/question', { params: { path } }))));
  const send = async (said: string) =>
    onChange(
      await ok(
        api.POST('/api/v1/staff/network/messages/{id}/answer', {
          params: { path, header: { 'Idempotency-Key': key } },
          body: { text: said },
        }),
      ),
    );
  return (
    <li class="panel">
      <p class="small">
        {[name ?? g.messages.member, when(saidAt), edited && g.messages.edited].filter(Boolean).join(' · ')}
      </p>
      <p style="white-space:pre-line">{text}</p>
      {problem && <ProblemNote problem={problem} />}
      {markedBy && (
        <p class="small">
          {g.messages.marked(markedBy)}
          {message.incident && (
            <>
              {' · '}
              <a class="link" href={`/staff/cases/${message.incidentId}`}>
                {g.messages.caseOf(message.incident)}
              </a>
            </>
          )}
        </p>
      )}
      {answer && (
        <div class="note good">
          <div>
            <p>{answer}</p>
            <p class="small">
              {g.messages.answered(
                answeredBy ?? '',
                g.messages.ways[answerWay ?? ''] ?? '',
                when(answeredAt ?? saidAt),
              )}
            </p>
          </div>
        </div>
      )}
      {!markedBy && !answer && (
        <button type="button" class="button small-button" aria-disabled={busy} onClick={() => void mark()}>
          {g.messages.mark}
        </button>
      )}
      {markedBy && !answer && <AnswerForm id={id} freeUntil={message.freeUntil} onSend={send} />}
    </li>
  );
}
