import type { Community } from '../../shared/types';
import { p } from './text';
import './communityMap.css';

type Place = Community & { reported: number; number: number };

const WIDTH = 400;
const MARGIN = 26;
const SCALE = 16;
const LARGEST = 22;
const SMALLEST = 10;
const METRES_PER_DEGREE = 111_195;
const LENGTHS = [200, 500, 1000, 2000, 5000];

/** One circle a community, its area by its cases; the number leads to the list below, which says the same in words. */
export function CommunityMap({ places }: { places: Place[] }) {
  if (places.length < 2) return null;
  const [south, north] = range(places.map(({ lat }) => lat));
  const [west, east] = range(places.map(({ lng }) => lng));
  const stretch = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const across = Math.max((east - west) * stretch, (north - south) * 0.7);
  const perDegree = (WIDTH - 2 * MARGIN) / across;
  const height = (north - south) * perDegree + 2 * MARGIN + SCALE;
  const left = (WIDTH - (east - west) * stretch * perDegree) / 2;
  const most = Math.max(...places.map(({ reported }) => reported));
  const perMetre = perDegree / METRES_PER_DEGREE;
  const length = [...LENGTHS].reverse().find((metres) => metres * perMetre < WIDTH / 3) ?? LENGTHS[0]!;
  return (
    <figure class="community-map">
      <svg viewBox={`0 0 ${WIDTH} ${height.toFixed(0)}`} role="img" aria-label={p.community.map(places.length)}>
        {places.map(({ code, lat, lng, reported, number }) => {
          const [x, y] = [left + (lng - west) * stretch * perDegree, MARGIN + (north - lat) * perDegree];
          const radius = Math.max(SMALLEST, Math.sqrt(reported / most) * LARGEST);
          return (
            <g key={code}>
              <circle cx={x} cy={y} r={radius} />
              <text x={x} y={y} dy="0.35em">
                {number}
              </text>
            </g>
          );
        })}
        <path class="scale" d={`M8 ${height - 10}v4h${length * perMetre}v-4`} />
        <text class="scale-text" x={8 + (length * perMetre) / 2} y={height - 10} dy="-0.2em">
          {p.community.metres(length)}
        </text>
      </svg>
      <figcaption class="small">{p.community.mapHint}</figcaption>
    </figure>
  );
}

const range = (values: number[]): [number, number] => [Math.min(...values), Math.max(...values)];
