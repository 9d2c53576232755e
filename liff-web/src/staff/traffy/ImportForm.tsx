import { useRef, useState } from 'preact/hooks';
import { api, newKey, ok } from '../../shared/api';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import { f } from './text';

/** The key belongs to the file: pressing twice, or again after a lost answer, imports once. */
export function ImportForm({ onDone }: { onDone: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const key = useRef(newKey());
  const [told, setTold] = useState('');
  const { busy, problem, run } = useWork();
  const send = (event: Event) => {
    event.preventDefault();
    const file = input.current?.files?.[0];
    setTold(file ? '' : f.import.choose);
    if (!file) return input.current?.focus();
    return run(async () => {
      const body = new FormData();
      body.append('file', file);
      const done = await ok(
        api.POST('/api/v1/staff/traffy/imports', {
          params: { header: { 'Idempotency-Key': key.current } },
          body: { file: '' },
          bodySerializer: () => body,
        }),
      );
      setTold(f.import.done(done.added, done.changed));
      key.current = newKey();
      if (input.current) input.current.value = '';
      onDone();
    });
  };
  return (
    <form class="panel" noValidate onSubmit={send}>
      <label class="label" for="traffy-file">
        {f.import.file}
      </label>
      <input
        id="traffy-file"
        ref={input}
        type="file"
        accept=".csv,.json,.geojson,text/csv,application/json,application/geo+json"
        onChange={() => (key.current = newKey())}
      />
      <div role="status">{told && <p class="note good">{told}</p>}</div>
      {problem && <ProblemNote problem={problem} />}
      <button type="submit" class="button primary" aria-disabled={busy}>
        {busy ? f.import.sending : f.import.send}
      </button>
    </form>
  );
}
