import { useState } from 'preact/hooks';
import { newKey, signed } from '../../shared/api';
import type { components } from '../../shared/api.gen';
import { ProblemNote } from '../../shared/ProblemNote';
import { Problem, problemOf } from '../../shared/problem';
import { useWork } from '../../shared/resource';
import { n } from './text';

type Imported = components['schemas']['ImportQuestionsResponse'];

/** A file is looked at first, its mistakes by line; storing it is a second step. */
export function ImportGift({ onDone }: { onDone: () => void }) {
  const [file, setFile] = useState<File>();
  const [key, setKey] = useState(newKey);
  const [read, setRead] = useState<Imported>();
  const work = useWork();
  const send = (given: File, check: boolean) =>
    work.run(async () => {
      setRead(undefined);
      const body = new FormData();
      body.append('file', given);
      const response = await signed(
        new Request(new URL(`/api/v1/staff/questions/import?check=${check}`, location.origin), {
          method: 'POST',
          body,
          headers: { 'Idempotency-Key': check ? newKey() : key },
        }),
      );
      if (!response.ok) throw await problemOf(response);
      setRead(await response.json());
      if (!check) onDone();
    });
  const lines = linesOf(work.problem);
  return (
    <details class="panel more">
      <summary>{n.import}</summary>
      <p class="hint" id="gift-hint">
        {n.importHint}
      </p>
      <label class="label" for="gift-file">
        {n.import}
      </label>
      <input
        id="gift-file"
        type="file"
        accept=".txt,.gift,text/plain"
        aria-describedby="gift-hint"
        onChange={(event) => {
          const given = event.currentTarget.files?.[0];
          setFile(given);
          setKey(newKey());
          if (given) void send(given, true);
        }}
      />
      {work.problem && lines.length === 0 && <ProblemNote problem={work.problem} />}
      {lines.length > 0 && (
        <div class="note warn" role="alert">
          <div>
            <p class="label">{n.wrong}</p>
            <ul>
              {lines.map(([line, messages]) => (
                <li key={line}>
                  {n.line(line)}: {messages.join(' ')}
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {read && (
        <div class="note" role="status">
          <div>
            <p>{read.checked ? n.check(read.imported) : n.stored(read.imported)}</p>
            {read.unsupported.length > 0 && (
              <>
                <p class="label">{n.unsupported}</p>
                <ul>
                  {read.unsupported.map(({ line, name, what }) => (
                    <li key={line}>
                      {n.line(line)}: {name} ({what === 'essay' ? n.essay : n.description})
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        </div>
      )}
      {read?.checked && file && (
        <button type="button" class="button primary" disabled={work.busy} onClick={() => void send(file, false)}>
          {n.store}
        </button>
      )}
    </details>
  );
}

function linesOf(problem: Problem | undefined): [number, string[]][] {
  return Object.entries(problem?.errors ?? {})
    .filter(([name]) => name.startsWith('line.'))
    .map(([name, messages]): [number, string[]] => [Number(name.slice('line.'.length)), messages])
    .sort(([a], [b]) => a - b);
}
