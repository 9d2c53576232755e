import { keepText } from '../shared/language';
import { th } from './text.th';

export type LiffText = typeof th;

export const t = keepText<LiffText>(th, () => import('./text.en').then(({ en }) => en));
