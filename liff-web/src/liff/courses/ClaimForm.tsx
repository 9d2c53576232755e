import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import { c } from './text';

/** The code on the letter joins the invited person's row to their LINE. */
export function ClaimForm({ id, onClaimed }: { id: string; onClaimed: () => Promise<void> }) {
  const [code, setCode] = useState('');
  const { busy, problem, run } = useWork();
  const send = (event: Event) => {
    event.preventDefault();
    return run(async () => {
      await ok(api.POST('/api/v1/courses/{id}/claim', { params: { path: { id } }, body: { code } }));
      await onClaimed();
    });
  };
  const error = problem?.errors['code']?.[0];
  return (
    <details class="course-needs">
      <summary>{c.invited}</summary>
      <form class="course-form" onSubmit={send} noValidate>
        <p class="hint">{c.invitedHint}</p>
        <label class="label" for="i-code">
          {c.code}
        </label>
        {error && (
          <p class="error" role="alert" id="e-code">
            {error}
          </p>
        )}
        <input
          id="i-code"
          value={code}
          maxLength={12}
          autoComplete="off"
          autoCapitalize="characters"
          spellcheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'e-code' : undefined}
          onInput={(event) => setCode(event.currentTarget.value)}
        />
        {problem && !error && <ProblemNote problem={problem} />}
        <button type="submit" class="button" aria-disabled={busy}>
          {c.claim}
        </button>
      </form>
    </details>
  );
}
