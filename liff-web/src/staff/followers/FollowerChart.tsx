import { shortDate } from '../../shared/dates';
import { g } from './text';

type Day = { date: string; added: number; returned: number; lost: number; followers: number };

const WIDTH = 420;
const HEIGHT = 260;
const LEFT = 42;
const FOOT = 30;
const BARS = 56;

/** The line of all followers, the target across it, and under it what each day brought and took. The table says the same in words. */
export function FollowerChart({ days, target }: { days: Day[]; target: number }) {
  const values = days.map((day) => day.followers);
  const [least, most] = [Math.min(...values), Math.max(...values, target)];
  const low = Math.max(0, Math.floor(Math.min(least, target || least) / 10) * 10 - 10);
  const high = Math.ceil((most + 1) / 10) * 10;
  const top = 14;
  const bottom = HEIGHT - FOOT - BARS;
  const x = (index: number) => LEFT + (index / Math.max(1, days.length - 1)) * (WIDTH - LEFT - 10);
  const y = (value: number) => bottom - ((value - low) / Math.max(1, high - low)) * (bottom - top);
  const path = values
    .map((value, index) => `${index ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`)
    .join('');
  const middle = HEIGHT - FOOT - BARS / 2;
  const tallest = Math.max(1, ...days.map((day) => Math.max(day.added + day.returned, day.lost)));
  const tall = (count: number) => (count / tallest) * (BARS / 2 - 4);
  const width = Math.max(1.5, Math.min(10, (WIDTH - LEFT) / days.length - 1));
  const first = days[0];
  const last = days[days.length - 1];
  if (!first || !last) return null;

  return (
    <svg
      class="follower-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={g.chart(first.followers, last.followers, target)}
    >
      {[low, Math.round((low + high) / 2), high].map((value) => (
        <g key={value}>
          <line class="grid" x1={LEFT} x2={WIDTH - 10} y1={y(value)} y2={y(value)} />
          <text x={LEFT - 8} y={y(value) + 5} text-anchor="end">
            {value}
          </text>
        </g>
      ))}
      {target > 0 && (
        <g class="target">
          <line x1={LEFT} x2={WIDTH - 10} y1={y(target)} y2={y(target)} />
          <text x={LEFT + 6} y={y(target) - 6}>
            {g.target(target)}
          </text>
        </g>
      )}
      <path class="under" d={`${path}L${x(days.length - 1)} ${bottom}L${LEFT} ${bottom}Z`} />
      <path class="line" d={path} />
      <circle class="end" cx={x(days.length - 1)} cy={y(last.followers)} r="5" />
      <line class="grid" x1={LEFT} x2={WIDTH - 10} y1={middle} y2={middle} />
      {days.map((day, index) => (
        <g key={day.date}>
          {day.added + day.returned > 0 && (
            <rect
              class="up"
              x={x(index) - width / 2}
              width={width}
              y={middle - tall(day.added + day.returned)}
              height={tall(day.added + day.returned)}
            />
          )}
          {day.lost > 0 && (
            <rect class="down" x={x(index) - width / 2} width={width} y={middle} height={tall(day.lost)} />
          )}
        </g>
      ))}
      <text x={LEFT} y={HEIGHT - 8}>
        {shortDate(first.date)}
      </text>
      <text x={WIDTH - 10} y={HEIGHT - 8} text-anchor="end">
        {shortDate(last.date)}
      </text>
    </svg>
  );
}
