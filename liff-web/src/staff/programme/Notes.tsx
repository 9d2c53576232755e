import { useState } from 'preact/hooks';
import { api, newKey, ok } from '../../shared/api';
import { plainDate } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { usePages, useWork } from '../../shared/resource';
import { Field } from '../routing/fields';
import { p } from './text';

/** Strengths, weaknesses, opportunities, threats and lessons, by kind. */
export function Notes({ works }: { works: boolean }) {
  const [adding, setAdding] = useState(false);
  const { data, failed, more, reload } = usePages(
    (after) => ok(api.GET('/api/v1/programme/notes', { params: { query: { ...(after && { after }) } } })),
    [],
  );
  const kinds = Object.keys(p.notes.kinds).filter((kind) => data?.items.some((note) => note.kind === kind));
  return (
    <section class="panel">
      <h2>{p.notes.title}</h2>
      {failed && <ProblemNote problem={failed} onRetry={reload} />}
      {data?.items.length === 0 && <p class="small">{p.notes.none}</p>}
      <div class="programme-notes">
        {kinds.map((kind) => (
          <div key={kind}>
            <h3>{p.notes.kinds[kind]}</h3>
            <ul class="plain pdca-actions">
              {data?.items
                .filter((note) => note.kind === kind)
                .map((note) => (
                  <li key={note.id}>
                    <p>{note.text}</p>
                    <p class="small">
                      {plainDate(note.notedOn)} · {note.by ?? (note.source && p.source(note.source))}
                    </p>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
      {data?.next && (
        <button type="button" class="button" onClick={more}>
          {p.notes.more}
        </button>
      )}
      {works &&
        (adding ? (
          <NoteForm
            onSaved={() => {
              setAdding(false);
              void reload();
            }}
            onCancel={() => setAdding(false)}
          />
        ) : (
          <button type="button" class="button small-button programme-new" onClick={() => setAdding(true)}>
            {p.notes.add}
          </button>
        ))}
    </section>
  );
}

function NoteForm({ onSaved, onCancel }: { onSaved: () => void; onCancel: () => void }) {
  const [key] = useState(newKey);
  const [kind, setKind] = useState('lesson');
  const [text, setText] = useState('');
  const { busy, problem, run } = useWork();
  const save = () =>
    run(async () => {
      const header = { 'Idempotency-Key': key };
      await ok(api.POST('/api/v1/staff/programme/notes', { params: { header }, body: { kind, text, notedOn: null } }));
      onSaved();
    });
  return (
    <form
      class="programme-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {problem && <ProblemNote problem={problem} />}
      <Field id="note-kind" label={p.notes.kind}>
        <select id="note-kind" value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
          {Object.entries(p.notes.kinds).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Field id="note-text" label={p.notes.text}>
        <textarea
          id="note-text"
          rows={3}
          required
          maxLength={2000}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </Field>
      <div class="row">
        <button type="submit" class="button primary" aria-disabled={busy}>
          {p.save}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {p.cancel}
        </button>
      </div>
    </form>
  );
}
