import type { ComponentChildren } from 'preact';

type FieldProps = { id: string; label: string; error?: string | undefined; children: ComponentChildren };

export function Field({ id, label, error, children }: FieldProps) {
  return (
    <div class={error ? 'question has-error' : 'question'}>
      <label class="label" for={id}>
        {label}
      </label>
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

type ChoicesProps = {
  legend: string;
  /** The name stands above already, on what was unfolded. */
  named?: boolean;
  options: { value: string; name: string }[];
  chosen: string[];
  onChoose: (chosen: string[]) => void;
};

export function Choices({ legend, named, options, chosen, onChoose }: ChoicesProps) {
  return (
    <fieldset class="question">
      <legend class={named ? 'unseen' : 'label'}>{legend}</legend>
      <div class="options rule-options">
        {options.map(({ value, name }) => (
          <label key={value} class="option">
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={(event) =>
                onChoose(event.currentTarget.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
              }
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
