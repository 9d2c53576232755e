import { useState } from 'preact/hooks';
import type { Problem } from '../../shared/problem';
import { ProblemNote } from '../../shared/ProblemNote';
import type { EnrolmentBody } from '../../shared/types';
import { CommunitySelect } from '../report/CommunitySelect';
import { c } from './text';

type Props = {
  start: EnrolmentBody;
  button: string;
  busy: boolean;
  problem: Problem | undefined;
  onSend: (body: EnrolmentBody) => void;
  onStop?: () => void;
};

export function EnrolForm({ start, button, busy, problem, onSend, onStop }: Props) {
  const [body, setBody] = useState(start);
  const change = (part: Partial<EnrolmentBody>) => setBody({ ...body, ...part });
  const needy = Boolean(body.foodNeeds?.trim() || body.accessNeeds?.trim());
  const line = (field: 'name' | 'phone' | 'foodNeeds' | 'accessNeeds', label: string, more: object = {}) => {
    const error = problem?.errors[field]?.[0] ?? problem?.errors[`enrolment.${field}`]?.[0];
    return (
      <div class={error ? 'question has-error' : 'question'}>
        <label class="label" for={`i-${field}`}>
          {label}
        </label>
        {error && (
          <p class="error" id={`e-${field}`}>
            {error}
          </p>
        )}
        <input
          id={`i-${field}`}
          value={body[field] ?? ''}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `e-${field}` : undefined}
          onInput={(event) => change({ [field]: event.currentTarget.value })}
          {...more}
        />
      </div>
    );
  };
  const send = (event: Event) => {
    event.preventDefault();
    onSend({
      name: body.name ?? '',
      community: body.community || null,
      phone: body.phone || null,
      foodNeeds: body.foodNeeds || null,
      accessNeeds: body.accessNeeds || null,
      needsConsent: needy && (body.needsConsent ?? false),
    });
  };

  return (
    <form class="course-form" onSubmit={send} noValidate>
      {line('name', c.name, { autoComplete: 'name', maxLength: 100, required: true })}
      <p class="hint">{c.nameHint}</p>
      <CommunitySelect chosen={body.community ?? ''} onChoose={(community) => change({ community })} />
      {line('phone', c.phone, { type: 'tel', autoComplete: 'tel', maxLength: 30 })}
      <details class="course-needs" open={needy}>
        <summary>{c.needs}</summary>
        {line('foodNeeds', c.food, { maxLength: 300 })}
        {line('accessNeeds', c.access, { maxLength: 300 })}
        <label class="course-consent">
          <input
            type="checkbox"
            checked={body.needsConsent ?? false}
            onChange={(event) => change({ needsConsent: event.currentTarget.checked })}
          />
          <span>{c.consent}</span>
        </label>
      </details>
      {problem && <ProblemNote problem={problem} />}
      {problem?.errors['needsConsent'] && (
        <p class="error" role="alert">
          {problem.errors['needsConsent'][0]}
        </p>
      )}
      <button type="submit" class="button primary" aria-disabled={busy}>
        {button}
      </button>
      {onStop && (
        <button type="button" class="button" onClick={onStop}>
          {c.stop}
        </button>
      )}
    </form>
  );
}
