import type { components } from '../../shared/api.gen';
import { say } from '../../shared/language';
import { number } from './figures';
import { r } from './text';

type ItemResults = components['schemas']['GetItemResultsResponse'];
type Item = ItemResults['items'][number];

const SUSPECT = ['key_suspect', 'negative', 'nobody_right'];

const percent = (share: number | null | undefined) => (share == null ? '-' : `${Math.round(share * 100)}%`);

export function Items({ results }: { results: ItemResults }) {
  const words = r.items;
  const bad = results.items.filter(({ findings }) => findings.some(({ code }) => SUSPECT.includes(code))).length;
  return (
    <section>
      <h2>{words.title}</h2>
      {results.items.length === 0 && <p class="note">{words.none}</p>}
      {results.items.length > 0 && results.few && <p class="note">{words.few(results.takenBefore)}</p>}
      {bad > 0 && <p class="note warn">{words.bad(bad)}</p>}
      <ul class="plain item-cards">
        {results.items.map((item) => (
          <ItemCard key={item.questionId} item={item} />
        ))}
      </ul>
    </section>
  );
}

function ItemCard({ item }: { item: Item }) {
  const words = r.items;
  return (
    <li>
      <h3>
        {words.number(item.position)}: {item.text}
      </h3>
      <ul class="plain findings">
        {item.findings.length === 0 && item.before && <li class="fine">{words.fine}</li>}
        {item.findings.map(({ code, why, advice }, i) => (
          <li key={`${code}${i}`} class={SUSPECT.includes(code) ? 'suspect' : undefined}>
            <strong>{say(why)}</strong> {say(advice)}
          </li>
        ))}
      </ul>
      <p class="small">
        {words.difficulty} {percent(item.before?.difficulty)} → {percent(item.after?.difficulty)} ·{' '}
        {words.discrimination} {number(item.before?.discrimination)} · {words.corrected}{' '}
        {number(item.before?.corrected)}
      </p>
      {item.options.length > 0 && (
        <details>
          <summary>{words.options}</summary>
          <table>
            <thead>
              <tr>
                {[words.options, words.chosen, words.upper, words.lower].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {item.options.map((option, i) => (
                <tr key={i} class={option.right ? 'strong' : undefined}>
                  <th scope="row">
                    {option.text} {option.right && <small>({words.key})</small>}
                  </th>
                  <td class="figure">{option.chosen}</td>
                  <td class="figure">{option.upper}</td>
                  <td class="figure">{option.lower}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </li>
  );
}
