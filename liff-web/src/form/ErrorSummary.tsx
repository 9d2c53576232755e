import { useEffect, useRef } from 'preact/hooks';
import { s } from '../shared/text';
import type { Errors } from './check';

type Props = { errors: Errors; labels: Record<string, string>; attempt: number };

/** Takes the focus after each failed attempt, so nobody has to look for what went wrong. */
export function ErrorSummary({ errors, labels, attempt }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const keys = Object.keys(errors);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (keys.length === 0 || attempt === 0) return null;

  return (
    <div class="summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{s.form.fix(keys.length)}</h2>
      <ul>
        {keys.map((key) => (
          <li key={key}>
            <a
              href={`#q-${key}`}
              onClick={(event) => {
                event.preventDefault();
                focusQuestion(key);
              }}
            >
              {labels[key] ?? errors[key]}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function focusQuestion(key: string) {
  const question = document.getElementById(`q-${key}`);
  const field = question?.querySelector<HTMLElement>('input, textarea, select, button') ?? question;
  question?.scrollIntoView({ block: 'start' });
  field?.focus({ preventScroll: true });
}
