import { two } from './figures';
import { q } from './text';
import type { Figures } from './types';

export function Respondents({ groups }: { groups: Figures['respondents'] }) {
  if (groups.length < 2) return null;
  return (
    <section class="score-table always">
      <h2>{q.respondents}</h2>
      <p class="small">{q.respondentsHint}</p>
      <table>
        <thead>
          <tr>
            {[q.community, q.turnout.asked, q.turnout.answered, q.turnout.rate].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ community, name, asked, answered }) => (
            <tr key={community ?? ''}>
              <th scope="row">{name ?? q.unknown}</th>
              <td class="figure">{asked}</td>
              <td class="figure">{answered ?? '*'}</td>
              <td class="figure">{answered == null ? '*' : `${two((100 * answered) / asked)}%`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
