import type { Sort } from './filters';

type Row = { id: string; reportedAt: string; dueAt?: string | null };

/** Sorts as the server does: the newest first, or the nearest deadline first and those that have none last. */
const place = (row: Row, sort: Sort) => (sort === 'new' ? row.reportedAt : `${row.dueAt ?? '9999'} ${row.id}`);

/**
 * Puts a fresh first page over a longer list. A row that the first page should have held but does not
 * no longer matches, and goes; rows below its end stay as they were.
 */
export function mergeFirst<T extends Row>(before: T[], first: T[], sort: Sort): { items: T[]; fresh: string[] } {
  const known = new Set(before.map(({ id }) => id));
  const inFirst = new Set(first.map(({ id }) => id));
  const last = first.at(-1);
  const below = before.filter((row) => {
    if (inFirst.has(row.id) || !last) return false;
    return sort === 'new' ? place(row, sort) < place(last, sort) : place(row, sort) > place(last, sort);
  });
  return { items: [...first, ...below], fresh: first.filter(({ id }) => !known.has(id)).map(({ id }) => id) };
}
