import { LetterPicker } from '../../shared/LetterPicker';
import { Field } from '../routing/fields';
import { baht, type Line, planned } from './draft';
import { q } from './text';

type Props = {
  number: number;
  line: Line;
  cap: number | null | undefined;
  urls: Record<string, string>;
  wrong: (field: string) => string | undefined;
  onChange: (part: (before: Line) => Partial<Line>) => void;
  onRemove: () => void;
};

export function LineFields({ number, line, cap, urls, wrong, onChange, onRemove }: Props) {
  const id = (field: string) => `line-${number}-${field}`;
  const amount = (field: 'people' | 'units' | 'rate' | 'paid', label: string, hint?: string) => (
    <Field id={id(field)} label={label} error={wrong(field)}>
      <input
        id={id(field)}
        inputMode="decimal"
        value={line[field]}
        onInput={(event) => {
          const { value } = event.currentTarget;
          onChange(() => ({ [field]: value }));
        }}
      />
      {hint && <small>{hint}</small>}
    </Field>
  );
  const select = (field: 'kind' | 'payClass', label: string, names: Record<string, string>) => (
    <Field id={id(field)} label={label} error={wrong(field)}>
      <select
        id={id(field)}
        value={line[field]}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onChange(() => ({ [field]: value }));
        }}
      >
        {Object.entries(names).map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
  const known = line.receipts.filter((receipt) => receipt.id && urls[receipt.id]);
  return (
    <li class="line" aria-label={q.line(number + 1)}>
      <div class="line-fields">
        <div class="wide">
          <Field id={id('label')} label={q.label} error={wrong('label')}>
            <input
              id={id('label')}
              type="text"
              lang="th"
              value={line.label}
              onInput={(event) => {
                const { value } = event.currentTarget;
                onChange(() => ({ label: value }));
              }}
            />
          </Field>
        </div>
        {select('kind', q.kind, q.kinds)}
        {line.kind === 'speaker' && select('payClass', q.payClass, q.payClasses)}
        {amount('people', q.people)}
        {amount('units', q.units[line.kind] ?? '')}
        {amount('rate', q.rate, cap == null ? undefined : q.cap(baht(cap)))}
        {amount('paid', q.paidOf, q.sum(baht(planned(line))))}
      </div>
      <div role="group" aria-label={q.receipts}>
        <LetterPicker
          id={id('receipts')}
          letters={line.receipts}
          onChange={(change) => onChange((before) => ({ receipts: change(before.receipts) }))}
        />
        {known.map((receipt) => (
          <a key={receipt.localId} class="button small-button" href={urls[receipt.id ?? '']}>
            {receipt.name}
          </a>
        ))}
      </div>
      <p>
        <button type="button" class="button small-button" aria-label={`${q.remove} ${number + 1}`} onClick={onRemove}>
          {q.remove}
        </button>
      </p>
    </li>
  );
}
