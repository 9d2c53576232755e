import { keepText } from '../../shared/language';
import { th } from './text.th';

export type TargetsText = typeof th;

export const g = keepText<TargetsText>(th, () => import('./text.en').then(({ en }) => en));
