import { keepText } from '../shared/language';
import { th } from './text.th';

export type OpenText = typeof th;

export const t = keepText<OpenText>(th, () => import('./text.en').then(({ en }) => en));
