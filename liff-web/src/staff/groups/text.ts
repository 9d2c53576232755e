import { keepText } from '../../shared/language';
import { th } from './text.th';

export type GroupText = typeof th;

export const g = keepText<GroupText>(th, () => import('./text.en').then(({ en }) => en));
