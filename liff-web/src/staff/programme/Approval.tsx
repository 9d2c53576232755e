import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { dayAndClock } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { Programme } from '../../shared/types';
import { Field } from '../routing/fields';
import { p } from './text';

/** What may happen to it next, by whoever looks, and what happened before. */
export function Approval({
  programme: { id, version, allowed, history },
  onChange,
}: {
  programme: Programme;
  onChange: (one: Programme) => void;
}) {
  const [note, setNote] = useState('');
  const { busy, problem, run } = useWork();
  const move = (to: string) =>
    run(async () => {
      const body = { to, version, note: note.trim() || null };
      onChange(await ok(api.POST('/api/v1/staff/programme/{id}/state', { params: { path: { id } }, body })));
      setNote('');
    });
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      {allowed.length > 0 && (
        <>
          <Field id="programme-note" label={p.note}>
            <textarea
              id="programme-note"
              rows={2}
              maxLength={1000}
              value={note}
              onInput={(event) => setNote(event.currentTarget.value)}
            />
          </Field>
          <div class="row">
            {allowed.map((to) => (
              <button
                key={to}
                type="button"
                class={to === 'returned' ? 'button' : 'button primary'}
                aria-disabled={busy}
                onClick={() => void move(to)}
              >
                {p.moves[to]}
              </button>
            ))}
          </div>
        </>
      )}
      <details class="more">
        <summary>{p.history}</summary>
        <ol class="plain lines">
          {history.map((line, index) => (
            <li key={index}>
              <b>{p.states[line.state]}</b>
              <small>{p.version(line.version)}</small>
              <small>
                {line.by} · {dayAndClock(line.at)}
              </small>
              {line.note && <span class="programme-words">{line.note}</span>}
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}
