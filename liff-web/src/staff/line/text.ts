import { keepText } from '../../shared/language';
import { th } from './text.th';

export type QuotaText = typeof th;

export const q = keepText<QuotaText>(th, () => import('./text.en').then(({ en }) => en));
