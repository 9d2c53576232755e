import type { Localized } from '../../shared/settings';
import { q } from './text';

type Props = {
  id: string;
  label: string;
  value: Localized;
  long?: boolean;
  disabled?: boolean;
  onChange: (value: Localized) => void;
};

/** A text in both languages, Thai first. */
export function Both({ id, label, value, long, disabled, onChange }: Props) {
  const Tag = long ? 'textarea' : 'input';
  return (
    <fieldset class="question survey-both">
      <legend class="label">{label}</legend>
      {(['th', 'en'] as const).map((language) => (
        <div key={language}>
          <label class="small" for={`${id}-${language}`}>
            {q[language]}
          </label>
          <Tag
            id={`${id}-${language}`}
            lang={language}
            value={value[language]}
            disabled={disabled}
            onInput={(event: Event) =>
              onChange({ ...value, [language]: (event.currentTarget as HTMLInputElement).value })
            }
          />
        </div>
      ))}
    </fieldset>
  );
}
