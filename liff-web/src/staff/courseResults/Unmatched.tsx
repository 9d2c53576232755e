import type { components } from '../../shared/api.gen';
import { say } from '../../shared/language';
import { r } from './text';

type Person = components['schemas']['GetCourseResultsUnmatched'];

/** By name and with the reason, so that somebody can still put it right. */
export function Unmatched({ people }: { people: Person[] }) {
  if (people.length === 0) return <p class="small">{r.unmatched.nobody}</p>;
  return (
    <details>
      <summary>{r.unmatched.title(people.length)}</summary>
      <ul class="plain unmatched">
        {people.map(({ enrolmentId, name, words, before, after }) => (
          <li key={enrolmentId}>
            <strong>{name}</strong> <span>{say(words)}</span>{' '}
            <small>
              {r.gain.before} {before ?? '-'} · {r.gain.after} {after ?? '-'}
            </small>
          </li>
        ))}
      </ul>
    </details>
  );
}
