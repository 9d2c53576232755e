import './stackBar.css';

/** Told apart by their patterns alone, on a screen and on paper. */
export const PATTERNS = ['full', 'dots', 'lines', 'empty'] as const;
type Pattern = (typeof PATTERNS)[number];
export type Part = { name: string; n: number; pattern: Pattern };

const WIDTH = 560;
const HEIGHT = 14;
const SWATCH = 22;

/** The patterns, once for the page: every bar refers to them. */
export function Patterns() {
  return (
    <svg class="patterns" width="0" height="0" aria-hidden="true">
      <defs>
        <pattern id="bar-dots" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect class="part-ground" width="6" height="6" />
          <circle class="part-ink" cx="3" cy="3" r="1.6" />
        </pattern>
        <pattern id="bar-lines" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="part-ground" width="5" height="5" />
          <rect class="part-ink" width="1.6" height="5" />
        </pattern>
      </defs>
    </svg>
  );
}

const fillOf = (pattern: Pattern) => (pattern === 'dots' || pattern === 'lines' ? `url(#bar-${pattern})` : undefined);

/** Parts of a whole beside each other; `most` is the whole of the longest bar. The figures stand under it, in words. */
export function StackBar({ parts, most }: { parts: Part[]; most: number }) {
  let from = 0;
  return (
    <svg class="stack-bar" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {parts.map(({ name, n, pattern }) => {
        const [x, width] = [from, (n / Math.max(1, most)) * (WIDTH - 1)];
        from += width;
        return (
          n > 0 && (
            <rect
              key={name}
              class={`part ${pattern}`}
              fill={fillOf(pattern)}
              x={x + 0.5}
              y={0.5}
              width={width}
              height={HEIGHT - 1}
            />
          )
        );
      })}
    </svg>
  );
}

export function Legend({ parts }: { parts: Pick<Part, 'name' | 'pattern'>[] }) {
  return (
    <ul class="plain stack-legend" aria-hidden="true">
      {parts.map(({ name, pattern }) => (
        <li key={name}>
          <svg viewBox={`0 0 ${SWATCH} ${HEIGHT}`} width={SWATCH} height={HEIGHT}>
            <rect
              class={`part ${pattern}`}
              fill={fillOf(pattern)}
              x={0.5}
              y={0.5}
              width={SWATCH - 1}
              height={HEIGHT - 1}
            />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
