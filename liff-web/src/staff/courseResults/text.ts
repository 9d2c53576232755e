import { keepText } from '../../shared/language';
import { th } from './text.th';

export type CourseResultsText = typeof th;

export const r = keepText<CourseResultsText>(th, () => import('./text.en').then(({ en }) => en));
