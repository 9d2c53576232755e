import { keepText } from '../../shared/language';
import { th } from './text.th';

export type FollowersText = typeof th;

export const g = keepText<FollowersText>(th, () => import('./text.en').then(({ en }) => en));
