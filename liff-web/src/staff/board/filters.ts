import type { Status } from '../../shared/types';

export type Sort = 'due' | 'new';
export type Filters = {
  status: string[];
  category: string[];
  community: string[];
  agency: string[];
  priority: string[];
  flag: string[];
  officer: string;
  overdue: boolean;
  disputed: boolean;
  open: boolean;
  q: string;
  sort: Sort;
  map: boolean;
};

const lists = ['status', 'category', 'community', 'agency', 'priority', 'flag'] as const;
const ends: Status[] = ['resolved', 'closed_unfixed', 'not_ours', 'duplicate', 'withdrawn'];

/** The filters live in the address, so a view can be kept, shared and gone back to. */
export function readFilters(search: URLSearchParams): Filters {
  const values = Object.fromEntries(lists.map((name) => [name, search.getAll(name)]));
  return {
    ...(values as Pick<Filters, (typeof lists)[number]>),
    officer: search.get('officer') ?? '',
    overdue: search.get('overdue') === 'true',
    disputed: search.get('disputed') === 'true',
    open: search.get('open') !== 'false',
    q: search.get('q') ?? '',
    sort: search.get('sort') === 'new' ? 'new' : 'due',
    map: search.get('view') === 'map',
  };
}

/** What narrows the list, and its order; how it is looked at is no part of it. */
export function filterQuery(filters: Filters): string {
  const search = new URLSearchParams();
  for (const name of lists) for (const value of filters[name]) search.append(name, value);
  if (filters.officer) search.set('officer', filters.officer);
  if (filters.overdue) search.set('overdue', 'true');
  if (filters.disputed) search.set('disputed', 'true');
  if (!filters.open) search.set('open', 'false');
  if (filters.q.trim()) search.set('q', filters.q.trim());
  if (filters.sort === 'new') search.set('sort', 'new');
  return search.toString();
}

export function filterAddress(filters: Filters, at = '/staff/'): string {
  const text = [filterQuery(filters), ...(filters.map ? ['view=map'] : [])].filter(Boolean).join('&');
  return text ? `${at}?${text}` : at;
}

export const noFilters = readFilters(new URLSearchParams());
export const isFiltered = (filters: Filters) => filterQuery(filters) !== '';

/** A state that is asked for says itself whether it is open. */
const onlyOpen = ({ open, status }: Filters) => open && !status.some((one) => ends.includes(one as Status));

export const asMapQuery = (filters: Filters) => ({
  ...Object.fromEntries(lists.flatMap((name) => (filters[name].length > 0 ? [[name, filters[name]]] : []))),
  ...(filters.officer && { officer: filters.officer }),
  ...(filters.overdue && { overdue: true }),
  ...(filters.disputed && { disputed: true }),
  open: onlyOpen(filters),
  ...(filters.q.trim() && { q: filters.q.trim() }),
});

export const asQuery = (filters: Filters) => ({ ...asMapQuery(filters), sort: filters.sort });
