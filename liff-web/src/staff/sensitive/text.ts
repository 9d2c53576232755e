import { keepText } from '../../shared/language';
import { th } from './text.th';

export type SensitiveText = typeof th;

/** The words of the sensitive lane: a part of their own, because few of the staff ever need them. */
export const w = keepText<SensitiveText>(th, () => import('./text.en').then(({ en }) => en));
