import { useEffect, useState } from 'preact/hooks';
import { say } from '../../shared/language';
import { s } from '../../shared/text';
import type { Agency, Category, Community, Officer, Status } from '../../shared/types';
import { t } from '../text';
import { type Filters, isFiltered, noFilters, type Sort } from './filters';
import { Select } from './Select';
import { b } from './text';

type Props = {
  filters: Filters;
  categories: Category[];
  communities: Community[];
  agencies: Agency[];
  officers: Officer[];
  onChange: (change: Partial<Filters>) => void;
};

const ROOMY = '(min-width: 62rem)';
const named = (names: Record<string, string>) => Object.entries(names).map(([code, name]) => ({ code, name }));

export function FilterPanel({ filters, categories, communities, agencies, officers, onChange }: Props) {
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
  const narrow = (name: 'category' | 'community' | 'agency' | 'priority' | 'flag') => ({
    name,
    chosen: filters[name][0] ?? '',
    any: t.board.any,
    onChoose: (code: string) => onChange({ [name]: code ? [code] : [] }),
  });
  const tick = (name: 'open' | 'overdue' | 'disputed', label: string) => (
    <label class="option">
      <input
        type="checkbox"
        checked={filters[name]}
        onChange={(event) => onChange({ [name]: event.currentTarget.checked })}
      />
      <span>{label}</span>
    </label>
  );

  return (
    <details class="filters" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.board.filters}</summary>
      <div class="filters-in">
        <Select
          name="sort"
          label={b.sort}
          chosen={filters.sort}
          options={named(b.sorts)}
          onChoose={(sort) => onChange({ sort: sort as Sort })}
        />
        {tick('open', b.open)}
        {tick('overdue', t.board.overdue)}
        {tick('disputed', t.board.disputed)}
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
          {...narrow('category')}
          label={t.board.category}
          options={categories.map(({ code, name }) => ({ code, name: say(name) }))}
        />
        <Select {...narrow('community')} label={t.board.community} options={communities} />
        <Select
          {...narrow('agency')}
          label={t.board.agency}
          options={agencies.map(({ code, name }) => ({ code, name: say(name) }))}
        />
        <Select {...narrow('priority')} label={b.priority} options={named(b.priorities)} />
        <Select {...narrow('flag')} label={b.flag} options={named(b.flags)} />
        <Select
          name="officer"
          label={b.officer}
          chosen={filters.officer}
          any={t.board.any}
          options={[{ code: 'me', name: b.mine }, ...officers.map(({ id, name }) => ({ code: id, name }))]}
          onChoose={(officer) => onChange({ officer })}
        />
        {isFiltered(filters) && (
          <button
            type="button"
            class="button small-button"
            onClick={() => onChange({ ...noFilters, map: filters.map })}
          >
            {t.board.clear}
          </button>
        )}
      </div>
    </details>
  );
}
