import { useState } from 'preact/hooks';
import { ok, signed } from '../../shared/api';
import { ProblemNote } from '../../shared/ProblemNote';
import { problemOf } from '../../shared/problem';
import { useWork } from '../../shared/resource';
import { k } from './text';

type Told = { rows: number; added: number; waiting: number; known: number };

/** All of a file or, with its mistakes by row, nothing. */
export function ImportRoster({ id, onImported }: { id: string; onImported: () => Promise<void> }) {
  const [told, setTold] = useState<Told>();
  const { busy, problem, run } = useWork();
  const send = (file: File) =>
    run(async () => {
      setTold(undefined);
      const body = new FormData();
      body.append('file', file);
      setTold(await ok<Told>(upload(`/api/v1/staff/courses/${id}/roster/import`, body)));
      await onImported();
    });
  const wrong = Object.entries(problem?.errors ?? {}).filter(([field]) => field.startsWith('rows.'));
  return (
    <details class="more">
      <summary>{k.importFile}</summary>
      <p class="hint">{k.importHint}</p>
      <label class="label" for="roster-file">
        {k.importFile}
      </label>
      <input
        id="roster-file"
        type="file"
        accept=".xlsx,.csv"
        aria-disabled={busy}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) void send(file);
          event.currentTarget.value = '';
        }}
      />
      {told && (
        <p class="note good" role="status">
          {k.imported(told.added, told.waiting, told.known)}
        </p>
      )}
      {problem && <ProblemNote problem={problem} />}
      {problem?.errors['file'] && <p class="error">{problem.errors['file'][0]}</p>}
      {wrong.length > 0 && (
        <ul>
          {wrong.map(([field, messages]) => (
            <li key={field}>
              {k.row(field.split('.')[1] ?? '')}: {messages[0]}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

async function upload(path: string, body: FormData) {
  const response = await signed(new Request(new URL(path, location.origin), { method: 'POST', body }));
  if (!response.ok) throw await problemOf(response);
  return { data: await response.json(), response };
}
