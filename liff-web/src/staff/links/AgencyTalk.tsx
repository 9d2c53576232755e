import { useState } from 'preact/hooks';
import { api, newKey, ok } from '../../shared/api';
import { dayAndClock } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import { s } from '../../shared/text';
import { useKept } from '../../shared/useKept';
import { ReasonField } from '../case/ReasonField';
import { l } from './text';

/** What the agency asked and the division answered about one assignment. */
export function AgencyTalk({ id, onDone }: { id: string; onDone: () => Promise<void> }) {
  const params = { path: { id } };
  const notes = useResource(() => ok(api.GET('/api/v1/staff/assignments/{id}/notes', { params })), [id]);
  const [text, setText] = useKept(`agency-talk:${id}`);
  const [key, setKey] = useState(newKey);
  const [missing, setMissing] = useState(false);
  const { busy, problem, run } = useWork();
  const send = (event: Event) => {
    event.preventDefault();
    setMissing(!text.trim());
    if (!text.trim()) return document.getElementById(`agency-talk-${id}`)?.focus();
    return run(async () => {
      const header = { 'Idempotency-Key': key };
      await ok(
        api.POST('/api/v1/staff/assignments/{id}/notes', {
          params: { ...params, header },
          body: { text: text.trim() },
        }),
      );
      setText('');
      setKey(newKey());
      await onDone();
    });
  };
  return (
    <form noValidate onSubmit={send} class="act">
      {notes.problem && <ProblemNote problem={notes.problem} onRetry={notes.reload} />}
      {notes.data && notes.data.length > 0 && (
        <ul class="plain talk">
          {notes.data.map((note) => (
            <li key={note.id}>
              <p class="small">
                {note.by === 'staff' ? s.by.staff : s.by.agency} · {dayAndClock(note.at)}
              </p>
              <p class="event-words">{note.text}</p>
            </li>
          ))}
        </ul>
      )}
      <p class="hint">{l.talkHint}</p>
      <ReasonField
        id={`agency-talk-${id}`}
        label={l.talkText}
        text={text}
        missing={missing && !text.trim()}
        onText={(next) => {
          setText(next);
          setKey(newKey());
        }}
      />
      {problem && <ProblemNote problem={problem} />}
      <button type="submit" class="button primary" aria-disabled={busy}>
        {l.talkSend}
      </button>
    </form>
  );
}
