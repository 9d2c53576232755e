export type Filters = {
  status: string[];
  category: string[];
  community: string[];
  agency: string[];
  overdue: boolean;
  q: string;
};

const lists = ['status', 'category', 'community', 'agency'] as const;

/** The filters live in the address, so a view can be kept, shared and gone back to. */
export function readFilters(search: URLSearchParams): Filters {
  const [status, category, community, agency] = lists.map((name) => search.getAll(name));
  return {
    status: status ?? [],
    category: category ?? [],
    community: community ?? [],
    agency: agency ?? [],
    overdue: search.get('overdue') === 'true',
    q: search.get('q') ?? '',
  };
}

export function filterAddress(filters: Filters): string {
  const search = new URLSearchParams();
  for (const name of lists) for (const value of filters[name]) search.append(name, value);
  if (filters.overdue) search.set('overdue', 'true');
  if (filters.q.trim()) search.set('q', filters.q.trim());
  const text = search.toString();
  return text ? `/staff/?${text}` : '/staff/';
}

export const isFiltered = (filters: Filters) => filterAddress(filters) !== '/staff/';

export const asQuery = (filters: Filters) => ({
  ...Object.fromEntries(lists.flatMap((name) => (filters[name].length > 0 ? [[name, filters[name]]] : []))),
  ...(filters.overdue && { overdue: true }),
  ...(filters.q.trim() && { q: filters.q.trim() }),
});
