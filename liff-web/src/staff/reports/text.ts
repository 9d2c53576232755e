import { keepText } from '../../shared/language';
import { th } from './text.th';

export type ReportsText = typeof th;

export const p = keepText<ReportsText>(th, () => import('./text.en').then(({ en }) => en));
