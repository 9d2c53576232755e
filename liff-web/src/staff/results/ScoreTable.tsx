import { say } from '../../shared/language';
import { level, mean, n, ofMean, sd, share } from './figures';
import { q } from './text';
import type { Figures, Results, Score } from './types';

type Line = { key: string; name: string; score: Score; strong?: boolean };

/** The table of the memo: aspects with their questions, the whole at the end. Narrow screens read the cards below instead. */
export function ScoreTable({ round, figures }: { round: Results; figures: Figures }) {
  const byMean = round.satisfactionDefinition === 'mean';
  const judged = figures.questions.flatMap(({ key, label, aspect, score }) =>
    score ? [{ key, name: say(label), aspect, score }] : [],
  );
  const lines: Line[] = [
    ...figures.aspects.flatMap(({ code, label, score }) => [
      { key: `aspect-${code}`, name: q.aspect(say(label)), score, strong: true },
      ...judged.filter(({ aspect }) => aspect === code),
    ]),
    ...judged.filter(({ aspect }) => !figures.aspects.some(({ code }) => code === aspect)),
    { key: 'overall', name: q.overall, score: figures.overall, strong: true },
  ];
  return (
    <section class="score-table">
      <h2>{q.table}</h2>
      <table>
        <thead>
          <tr>
            {[q.item, q.n, q.mean, q.sd, byMean ? q.ofMean : q.share, q.level, q.rank, q.verdict].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, score, strong }) => (
            <tr key={key} class={strong ? 'strong' : undefined}>
              <th scope="row">{name}</th>
              <td class="figure">{n(score.n)}</td>
              <td class="figure">{mean(score)}</td>
              <td class="figure">{sd(score)}</td>
              <td class="figure">{byMean ? ofMean(score) : share(score)}</td>
              <td>{level(score)}</td>
              <td class="figure">{score.rank ?? '-'}</td>
              <td>{score.change ? say(score.change.words) : '-'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.some(({ score }) => score.withheld.length > 0) && <p class="small">{q.withheldHint}</p>}
    </section>
  );
}
