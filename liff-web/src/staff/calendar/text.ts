import { keepText } from '../../shared/language';
import { th } from './text.th';

export type CalendarText = typeof th;

export const k = keepText<CalendarText>(th, () => import('./text.en').then(({ en }) => en));
