import { day } from '../../shared/dates';
import { say } from '../../shared/language';
import { mean, ofMean, sd, share, two } from './figures';
import { q } from './text';
import type { Figures, Results } from './types';

/** What the director asks first: how satisfied, by which measure, and better or worse than before. */
export function Overall({ round, figures }: { round: Results; figures: Figures }) {
  const { overall, previous, unweightedMean, alpha, warnings } = figures;
  const { satisfaction, change, level } = overall;
  const byMean = round.satisfactionDefinition === 'mean';
  return (
    <section class="overall">
      <h2>{q.overall}</h2>
      <dl class="figures">
        <div>
          <dt>
            {q.mean} / {q.sd}
          </dt>
          <dd>
            {mean(overall)} / {sd(overall)}
            {unweightedMean != null && <small>{q.unweighted(two(unweightedMean))}</small>}
          </dd>
        </div>
        {level && (
          <div>
            <dt>{q.level}</dt>
            <dd>
              {say(level.judged)}
              <small>
                {q.band.half}: {say(level.half)}
                <br />
                {q.band.fifth}: {say(level.fifth)}
              </small>
            </dd>
          </div>
        )}
        <div>
          <dt>
            {q.ofMean} {byMean && <b>· {q.judged}</b>}
          </dt>
          <dd>
            {ofMean(overall)}
            <Between interval={satisfaction?.ofMeanCi} />
          </dd>
        </div>
        <div>
          <dt>
            {q.share} {!byMean && <b>· {q.judged}</b>}
          </dt>
          <dd>
            {share(overall)}
            <Between interval={satisfaction?.shareCi} />
          </dd>
        </div>
        <div>
          <dt>{q.target(round.target)}</dt>
          <dd>{satisfaction?.reached == null ? q.none : satisfaction.reached ? q.reached : q.missed}</dd>
        </div>
        {change && (
          <div>
            <dt>{q.verdict}</dt>
            <dd>
              {say(change.words)}
              <small>
                {change.mean != null && `${q.mean} ${q.difference(change.mean)}`}
                {change.share != null && ` · % ${q.difference(change.share)}`}
              </small>
            </dd>
          </div>
        )}
      </dl>
      {previous && <p class="small">{q.before(previous.number, day(previous.closesAt), previous.answered)}</p>}
      {alpha && <p class="small">{q.alpha(alpha.coefficient, alpha.n)}</p>}
      {warnings.map(({ code, text }) => (
        <p key={code} class="note warn">
          {say(text)}
        </p>
      ))}
    </section>
  );
}

function Between({ interval }: { interval?: { lower: number; upper: number } | null }) {
  return interval ? <small>{q.interval(interval.lower, interval.upper)}</small> : null;
}
