import './intervalBar.css';

type Props = {
  percent: number;
  ci?: { lower: number; upper: number } | null;
  goal?: number | null;
};

/** A share with its interval as a whisker and the goal as a broken line: readable without colours. Its figures stand beside it. */
export function IntervalBar({ percent, ci, goal }: Props) {
  return (
    <svg class="interval-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="bar-ground" x={0.2} y={0.3} width={99.6} height={7.4} />
      <rect class="bar-value" y={2} width={percent} height={4} />
      {ci && <path class="bar-whisker" d={`M${ci.lower} 4H${ci.upper}M${ci.lower} 2V6M${ci.upper} 2V6`} />}
      {goal != null && <path class="bar-goal" d={`M${goal} 0V8`} />}
    </svg>
  );
}
