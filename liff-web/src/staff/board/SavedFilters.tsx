import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { Icon } from '../../shared/Icon';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import { s } from '../../shared/text';
import { b } from './text';

type Props = { query: string; onChoose: (query: string) => void };

/** The views somebody comes back to, one tap away. */
export function SavedFilters({ query, onChoose }: Props) {
  const saved = useResource(() => ok(api.GET('/api/v1/staff/filters')), []);
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const { busy, problem, run } = useWork();
  const filters = saved.data ?? [];
  const keep = (event: Event) => {
    event.preventDefault();
    if (!name.trim()) return document.getElementById('filter-name')?.focus();
    return run(async () => {
      await ok(api.POST('/api/v1/staff/filters', { body: { name: name.trim(), query } }));
      setNaming(false);
      setName('');
      await saved.reload();
    });
  };
  const forget = (id: string) =>
    run(async () => {
      await ok(api.DELETE('/api/v1/staff/filters/{id}', { params: { path: { id } } }));
      await saved.reload();
    });
  if (filters.length === 0 && !query) return null;

  return (
    <section class="saved" aria-label={b.filters.title}>
      {filters.map((filter) => (
        <span key={filter.id} class="saved-one">
          <button
            type="button"
            class="chip"
            aria-pressed={filter.query === query}
            onClick={() => onChoose(filter.query)}
          >
            {filter.name}
          </button>
          {filter.query === query && (
            <button
              type="button"
              class="quiet"
              aria-label={b.filters.forget(filter.name)}
              onClick={() => void forget(filter.id)}
            >
              <Icon name="close" size={18} />
            </button>
          )}
        </span>
      ))}
      {query && !filters.some((filter) => filter.query === query) && !naming && (
        <button type="button" class="button small-button" onClick={() => setNaming(true)}>
          <Icon name="plus" size={18} /> {b.filters.save}
        </button>
      )}
      {naming && (
        <form noValidate onSubmit={keep} class="saved-new">
          <label class="label" for="filter-name">
            {b.filters.name}
          </label>
          <input
            id="filter-name"
            type="text"
            maxLength={60}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <button type="submit" class="button small-button primary" aria-disabled={busy}>
            {b.filters.keep}
          </button>
          <button type="button" class="button small-button" onClick={() => setNaming(false)}>
            {s.close}
          </button>
        </form>
      )}
      {problem && <ProblemNote problem={problem} />}
    </section>
  );
}
