import { keepText } from '../../shared/language';
import { th } from './text.th';

export type TraffyText = typeof th;

export const f = keepText<TraffyText>(th, () => import('./text.en').then(({ en }) => en));
