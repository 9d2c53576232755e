type Row = { id: string; reportedAt: string };

/**
 * Puts a fresh first page over a longer list. A row that the first page should have held but does not
 * no longer matches, and goes; rows below its end stay as they were.
 */
export function mergeFirst<T extends Row>(before: T[], first: T[]): { items: T[]; fresh: string[] } {
  const known = new Set(before.map(({ id }) => id));
  const inFirst = new Set(first.map(({ id }) => id));
  const end = first.at(-1)?.reportedAt ?? '';
  const below = before.filter(({ id, reportedAt }) => !inFirst.has(id) && reportedAt < end);
  return { items: [...first, ...below], fresh: first.filter(({ id }) => !known.has(id)).map(({ id }) => id) };
}
