import { t } from '../text';

type Props = {
  id: string;
  label: string;
  text: string;
  missing: boolean;
  rows?: number;
  onText: (text: string) => void;
};

export function ReasonField({ id, label, text, missing, rows = 3, onText }: Props) {
  return (
    <div class={missing ? 'question has-error' : 'question'}>
      <label class="label" for={id}>
        {label}
      </label>
      {missing && (
        <p class="error" id={`${id}-error`}>
          {t.case.needed}
        </p>
      )}
      <textarea
        id={id}
        rows={rows}
        maxLength={2000}
        value={text}
        aria-invalid={missing || undefined}
        aria-describedby={missing ? `${id}-error` : undefined}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </div>
  );
}
