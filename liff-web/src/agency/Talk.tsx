import { dayAndClock } from '../shared/dates';
import type { LinkView } from '../shared/types';
import { t } from './text';

export function Talk({ notes }: Pick<LinkView, 'notes'>) {
  if (notes.length === 0) return null;
  return (
    <section>
      <h2>{t.talk}</h2>
      <ul class="plain talk">
        {notes.map(({ id, by, text, at }) => (
          <li key={id} class={`said-by-${by}`}>
            <p class="small">
              {by === 'staff' ? t.by.staff : t.by.agency} · <time dateTime={at}>{dayAndClock(at)}</time>
            </p>
            <p class="event-words">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
