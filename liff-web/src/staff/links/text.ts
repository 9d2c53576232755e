import { keepText } from '../../shared/language';
import { th } from './text.th';

export type LinksText = typeof th;

export const l = keepText<LinksText>(th, () => import('./text.en').then(({ en }) => en));
