import type { components } from '../../shared/api.gen';
import type { Community } from '../../shared/types';
import { CommunityMap } from './CommunityMap';
import { days, percent } from './figures';
import { IntervalBar } from './IntervalBar';
import { p } from './text';

type Figures = components['schemas']['CommunityFigures'];
type Props = { figures: Figures[]; communities: Community[]; goal: number };

/** Of fewer a percentage says nothing. */
const ENOUGH = 5;

/** Where the cases were, and whether one community is served slower than the others. Sensitive cases have no community here. */
export function CommunitySection({ figures, communities, goal }: Props) {
  if (figures.length === 0) return null;
  const found = figures.map((one) => ({ ...one, at: communities.find(({ code }) => code === one.community) }));
  // The number in the map and in the list is one.
  const numbered = [...found].sort(
    (one, other) => other.reported - one.reported || Number(!one.at) - Number(!other.at),
  );
  const all = figures.reduce((sum, { reported }) => sum + reported, 0);
  const open = (value: number | null | undefined, of: number) => {
    if (value != null) return p.speed.days(days(value));
    return of === 0 ? '-' : p.speed.notYet;
  };
  return (
    <section>
      <h3>{p.communities}</h3>
      <p class="small">{p.community.hint}</p>
      <CommunityMap
        places={numbered.flatMap(({ at, reported }, i) => (at ? [{ ...at, reported, number: i + 1 }] : []))}
      />
      <ol class="plain bar-rows">
        {numbered.map((one, i) => (
          <li key={one.community ?? ''}>
            <span>
              {i + 1}. {one.at?.name ?? one.community ?? p.outside}
              {one.slower && (
                <>
                  {' '}
                  <b>· {p.community.slower}</b>
                </>
              )}
            </span>
            <b>{p.cases(one.reported)}</b>
            {one.resolved.percent != null && one.reported >= ENOUGH && (
              <IntervalBar percent={one.resolved.percent} ci={one.resolved.ci} goal={goal} />
            )}
            <small>
              {one.reported >= ENOUGH
                ? p.community.figures(
                    percent(one.resolved.percent),
                    open(one.speed.withOpen, one.reported),
                    open(one.othersWithOpen, all - one.reported),
                  )
                : p.community.few(one.resolved.n, open(one.speed.withOpen, one.reported))}
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}
