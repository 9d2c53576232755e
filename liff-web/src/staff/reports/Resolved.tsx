import type { components } from '../../shared/api.gen';
import { say } from '../../shared/language';
import { two } from '../results/figures';
import { p } from './text';

type ReportFigures = components['schemas']['ReportFigures'];
type Share = components['schemas']['ShareOfGoal'];

const NAMES = ['resolved', 'claimed', 'confirmed', 'unconfirmed', 'disputed'] as const;

/** Each definition with its interval as a whisker, and the goal as a line: readable without colours. */
export function Resolved({ figures }: { figures: ReportFigures }) {
  const { resolved } = figures.cases;
  const words = p.resolved;
  return (
    <section>
      <h3>{words.title}</h3>
      <p class="verdict">
        {words.goal(figures.goal)}: {verdict(resolved.resolved)}
      </p>
      <p class="small">{words.of(resolved.of)}</p>
      <ul class="plain shares">
        {NAMES.map((name) => {
          const share = resolved[name];
          return (
            <li key={name}>
              <span>{words[name]}</span>
              <b>
                {share.n}
                {share.percent != null && ` · ${two(share.percent)}%`}
              </b>
              <Bar share={share} goal={name === 'resolved' ? figures.goal : undefined} />
              {share.ci && <small>{words.interval(two(share.ci.lower), two(share.ci.upper))}</small>}
            </li>
          );
        })}
      </ul>
      <ul>
        {[figures.before, figures.yearBefore].map((then, i) => (
          <li key={i}>
            {p.compared(say(then.words))} (
            {then.resolved.resolved.percent == null ? '-' : `${two(then.resolved.resolved.percent)}%`}):{' '}
            {say(then.verdict)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function verdict(share: Share): string {
  if (share.reached == null) return p.resolved.unknown;
  if (!share.reached) return p.resolved.missed;
  return share.cleared ? p.resolved.cleared : p.resolved.reached;
}

function Bar({ share, goal }: { share: Share; goal?: number }) {
  if (share.percent == null) return null;
  return (
    <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="bar-ground" width={100} height={8} />
      <rect class="bar-value" y={2} width={share.percent} height={4} />
      {share.ci && (
        <path
          class="bar-whisker"
          d={`M${share.ci.lower} 4H${share.ci.upper}M${share.ci.lower} 2V6M${share.ci.upper} 2V6`}
        />
      )}
      {goal != null && <path class="bar-goal" d={`M${goal} 0V8`} />}
    </svg>
  );
}
