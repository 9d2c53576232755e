import { useEffect, useState } from 'preact/hooks';
import { say } from '../../shared/language';
import { s } from '../../shared/text';
import type { Agency, Category, Community, Status } from '../../shared/types';
import { t } from '../text';
import { type Filters, isFiltered } from './filters';

type Props = {
  filters: Filters;
  categories: Category[];
  communities: Community[];
  agencies: Agency[];
  onChange: (change: Partial<Filters>) => void;
};

const ROOMY = '(min-width: 62rem)';
const none = { status: [], category: [], community: [], agency: [], overdue: false, q: '' };

export function FilterPanel({ filters, categories, communities, agencies, onChange }: Props) {
  const [open, setOpen] = useState(() => matchMedia(ROOMY).matches);
  useEffect(() => {
    const roomy = matchMedia(ROOMY);
    const fit = () => setOpen(roomy.matches);
    roomy.addEventListener('change', fit);
    return () => roomy.removeEventListener('change', fit);
  }, []);
  const toggle = (status: string) =>
    onChange({
      status: filters.status.includes(status)
        ? filters.status.filter((one) => one !== status)
        : [...filters.status, status],
    });

  return (
    <details class="filters" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.board.filters}</summary>
      <div class="filters-in">
        <fieldset>
          <legend class="label">{t.board.status}</legend>
          <div class="status-filters">
            {(Object.keys(s.status) as Status[]).map((status) => (
              <label key={status} class="tick">
                <input type="checkbox" checked={filters.status.includes(status)} onChange={() => toggle(status)} />
                <span>{s.status[status]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <Select
          name="category"
          label={t.board.category}
          chosen={filters.category}
          options={categories.map(({ code, name }) => ({ code, name: say(name) }))}
          onChoose={(category) => onChange({ category })}
        />
        <Select
          name="community"
          label={t.board.community}
          chosen={filters.community}
          options={communities}
          onChoose={(community) => onChange({ community })}
        />
        <Select
          name="agency"
          label={t.board.agency}
          chosen={filters.agency}
          options={agencies.map(({ code, name }) => ({ code, name: say(name) }))}
          onChoose={(agency) => onChange({ agency })}
        />
        <label class="option">
          <input
            type="checkbox"
            checked={filters.overdue}
            onChange={(event) => onChange({ overdue: event.currentTarget.checked })}
          />
          <span>{t.board.overdue}</span>
        </label>
        {isFiltered(filters) && (
          <button type="button" class="button small-button" onClick={() => onChange(none)}>
            {t.board.clear}
          </button>
        )}
      </div>
    </details>
  );
}

type SelectProps = {
  name: string;
  label: string;
  chosen: string[];
  options: { code: string; name: string }[];
  onChoose: (codes: string[]) => void;
};

function Select({ name, label, chosen, options, onChoose }: SelectProps) {
  return (
    <div>
      <label class="label" for={`filter-${name}`}>
        {label}
      </label>
      <select
        id={`filter-${name}`}
        value={chosen[0] ?? ''}
        onChange={(event) => onChoose(event.currentTarget.value ? [event.currentTarget.value] : [])}
      >
        <option value="">{t.board.any}</option>
        {options.map((option) => (
          <option key={option.code} value={option.code}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}
