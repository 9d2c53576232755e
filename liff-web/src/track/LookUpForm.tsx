import { useState } from 'preact/hooks';
import { ok, openApi } from '../shared/api';
import { Problem } from '../shared/problem';
import { useWork } from '../shared/resource';
import type { Found } from '../shared/types';
import { t } from './text';

export function LookUpForm({ onFound }: { onFound: (found: Found) => void }) {
  const [reference, setReference] = useState(() => new URLSearchParams(location.search).get('r') ?? '');
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);
  const { busy, problem, run } = useWork();
  const look = (event: Event) => {
    event.preventDefault();
    const empty = !reference.trim() ? 'reference' : !code.trim() ? 'code' : '';
    setMissing(Boolean(empty));
    if (empty) return document.getElementById(empty)?.focus();
    return run(async () => onFound(await ok(openApi.POST('/api/v1/lookups', { body: { reference, code } }))));
  };

  return (
    <form noValidate class="look" onSubmit={look}>
      <h1 tabIndex={-1}>{t.title}</h1>
      <p>{t.hint}</p>
      <Field id="reference" label={t.reference} hint={t.referenceHint} value={reference} onValue={setReference} />
      <Field id="code" label={t.code} hint={t.codeHint} value={code} onValue={setCode} />
      <div role="alert">
        {missing && !problem && <p class="note bad">{t.needed}</p>}
        {problem && <p class="note bad">{wordsOf(problem)}</p>}
      </div>
      <button type="submit" class="button primary wide" aria-disabled={busy}>
        {t.look}
      </button>
    </form>
  );
}

const wordsOf = (problem: Problem) => (problem.status === 404 ? t.wrong : problem.message);

type FieldProps = { id: string; label: string; hint: string; value: string; onValue: (value: string) => void };

export function Field({ id, label, hint, value, onValue }: FieldProps) {
  return (
    <div class="question">
      <label class="label" for={id}>
        {label}
      </label>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <input
        id={id}
        class="key"
        type="text"
        maxLength={40}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        value={value}
        aria-describedby={`${id}-hint`}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  );
}
