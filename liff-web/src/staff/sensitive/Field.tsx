import { w } from './text';

type Props = {
  id: string;
  label: string;
  value: string;
  type?: 'text' | 'date' | 'datetime-local' | 'textarea';
  most?: number;
  optional?: boolean;
  error?: string | undefined;
  hint?: string | undefined;
  onValue: (value: string) => void;
};

/** One labelled field. What stands in it stays in memory only: these words are nobody else's. */
export function Field({ id, label, value, type = 'text', most = 300, optional, error, hint, onValue }: Props) {
  const about = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  const shared = {
    id,
    value,
    maxLength: most,
    autocomplete: 'off',
    'aria-invalid': error ? true : undefined,
    'aria-describedby': about || undefined,
  } as const;
  return (
    <div class={error ? 'question has-error' : 'question'}>
      <label class="label" for={id}>
        {label} {optional && <span class="optional">{w.plan.optional}</span>}
      </label>
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {type === 'textarea' && <textarea {...shared} rows={3} onInput={(event) => onValue(event.currentTarget.value)} />}
      {type === 'text' && <input {...shared} type="text" onInput={(event) => onValue(event.currentTarget.value)} />}
      {(type === 'date' || type === 'datetime-local') && (
        <input {...shared} class="narrow" type={type} onInput={(event) => onValue(event.currentTarget.value)} />
      )}
      {hint && (
        <p class="small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
