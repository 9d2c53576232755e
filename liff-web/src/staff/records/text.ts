import { keepText } from '../../shared/language';
import { th } from './text.th';

export type RecordsText = typeof th;

export const r = keepText<RecordsText>(th, () => import('./text.en').then(({ en }) => en));
