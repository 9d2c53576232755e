import { two } from '../results/figures';

export const days = (value: number | null | undefined) => (value == null ? '-' : two(value));
export const percent = (value: number | null | undefined) => (value == null ? '-' : `${two(value)}%`);
