import { keepText } from '../shared/language';
import { th } from './text.th';

export type TrackText = typeof th;

export const t = keepText<TrackText>(th, () => import('./text.en').then(({ en }) => en));
