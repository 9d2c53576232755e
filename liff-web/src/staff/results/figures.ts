import { say } from '../../shared/language';
import { q } from './text';
import type { Score } from './types';

/** Half away from zero, like the server: the mean that is printed is the one that was judged. */
export function two(value: number): string {
  const cents = Math.round(Number((Math.abs(value) * 100).toFixed(6)));
  const text = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
  return value < 0 && cents > 0 ? `-${text}` : text;
}

const shown = (score: Score, figure: string, value: number | null | undefined) =>
  value != null ? two(value) : score.withheld.includes(figure) ? '*' : q.none;

export const mean = (score: Score) => {
  const before = score.previous?.mean;
  return shown(score, 'mean', score.mean) + (before == null ? '' : ` (${two(before)})`);
};

export const sd = (score: Score) => shown(score, 'sd', score.sd);

export const level = (score: Score) =>
  score.level ? say(score.level.judged) : score.withheld.includes('mean') ? '*' : q.none;

/** How many are behind the figures, unless they are too few to be told. */
export const n = (count: number | null | undefined) => (count == null ? q.few : `${count}`);

export const ofMean = (score: Score) => shown(score, 'mean', score.satisfaction?.ofMean);

export function share(score: Score): string {
  const { satisfaction } = score;
  if (satisfaction?.share == null && satisfaction?.shareAtLeast != null) return q.atLeast(satisfaction.shareAtLeast);
  return shown(score, 'satisfied', satisfaction?.share);
}
