import { keepText } from '../shared/language';
import { th } from './text.th';

export type NewsText = typeof th;

export const n = keepText<NewsText>(th, () => import('./text.en').then(({ en }) => en));
