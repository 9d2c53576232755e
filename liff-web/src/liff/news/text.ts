import { keepText } from '../../shared/language';
import { th } from './text.th';

export type ChoiceText = typeof th;

export const c = keepText<ChoiceText>(th, () => import('./text.en').then(({ en }) => en));
