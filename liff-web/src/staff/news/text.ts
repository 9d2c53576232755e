import { keepText } from '../../shared/language';
import { th } from './text.th';

export type AnnouncementsText = typeof th;
export type AnnouncementState = keyof typeof th.state;

export const a = keepText<AnnouncementsText>(th, () => import('./text.en').then(({ en }) => en));
