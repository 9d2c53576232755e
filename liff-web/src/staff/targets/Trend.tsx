import { figure } from './figures';
import { g } from './text';

type Kept = { day: string; value?: number | null; goal?: number | null };

const WIDTH = 180;
const HEIGHT = 48;

/** A line of the kept values, with the goal across it. */
export function Trend({ days }: { days: Kept[] }) {
  const kept = days.flatMap(({ day, value, goal }) => (value == null ? [] : [{ day, value, goal }]));
  const [first, last] = [kept[0], kept[kept.length - 1]];
  if (!first || !last || kept.length < 2) return <p class="small target-trend">{g.noTrend}</p>;
  const { goal } = last;
  const values = [...kept.map(({ value }) => value), ...(goal == null ? [] : [goal])];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [start, end] = [Date.parse(first.day), Date.parse(last.day)];
  const x = (day: string) => 4 + ((Date.parse(day) - start) / Math.max(1, end - start)) * (WIDTH - 10);
  const y = (value: number) => HEIGHT - 6 - ((value - low) / Math.max(1e-9, high - low)) * (HEIGHT - 12);
  return (
    <svg
      class="target-trend"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={g.trend(kept.length, figure(first.value), figure(last.value))}
    >
      {goal != null && <line class="goal" x1={0} x2={WIDTH} y1={y(goal)} y2={y(goal)} />}
      <path
        d={kept
          .map(({ day, value }, index) => `${index ? 'L' : 'M'}${x(day).toFixed(1)} ${y(value).toFixed(1)}`)
          .join('')}
      />
      <circle cx={x(last.day)} cy={y(last.value)} r="3.5" />
    </svg>
  );
}
