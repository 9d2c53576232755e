import { keepText } from '../../shared/language';
import { th } from './text.th';

export type CourseResultText = typeof th;

export const w = keepText<CourseResultText>(th, () => import('./text.en').then(({ en }) => en));
