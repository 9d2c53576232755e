import type { Target } from '../../shared/types';

/** At most two decimals, halves away from zero as everywhere; a dash where there is nothing. */
export function figure(value: number | null | undefined): string {
  if (value == null) return '–';
  const rounded = (Math.sign(value) * Math.round(Math.abs(value) * 100 + 1e-9)) / 100;
  return rounded.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

/** How much of the goal is there, in whole percent; of what shall be less than the year before, nothing. */
export function share(value: NonNullable<Target['value']>, wanted: number | null | undefined): number | undefined {
  return value.value == null || !wanted ? undefined : Math.floor((value.value / wanted) * 100);
}
