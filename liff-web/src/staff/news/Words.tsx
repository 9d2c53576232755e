type Props = {
  id: string;
  label: string | undefined;
  value: string;
  most?: number;
  rows?: number;
  type?: 'text' | 'datetime-local';
  error?: string | undefined;
  hint?: string | undefined;
  onValue: (value: string) => void;
};

/** One labelled field of the form. */
export function Words({ id, label, value, most = 300, rows, type = 'text', error, hint, onValue }: Props) {
  const about = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  const shared = {
    id,
    value,
    autocomplete: 'off',
    'aria-invalid': error ? true : undefined,
    'aria-describedby': about || undefined,
  } as const;
  return (
    <div id={`q-${id}`} class={error ? 'question has-error' : 'question'}>
      <label class="label" for={id}>
        {label}
      </label>
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {rows ? (
        <textarea {...shared} rows={rows} maxLength={most} onInput={(event) => onValue(event.currentTarget.value)} />
      ) : type === 'datetime-local' ? (
        <input {...shared} type="datetime-local" onInput={(event) => onValue(event.currentTarget.value)} />
      ) : (
        <input {...shared} type="text" maxLength={most} onInput={(event) => onValue(event.currentTarget.value)} />
      )}
      {hint && (
        <p class="small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
