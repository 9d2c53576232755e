import { keepText } from '../../shared/language';
import { th } from './text.th';

export type ResultsText = typeof th;

export const q = keepText<ResultsText>(th, () => import('./text.en').then(({ en }) => en));
