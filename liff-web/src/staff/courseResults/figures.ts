import { two } from '../results/figures';
import { r } from './text';

/** Two decimals, or that it cannot be computed. */
export const number = (value: number | null | undefined) => (value == null ? r.gain.none : two(value));

/** A p-value is never nought. */
export function p(value: number | null | undefined): string {
  if (value == null) return `= ${r.gain.none}`;
  return value < 0.001 ? '< 0.001' : `= ${value.toFixed(3)}`;
}
