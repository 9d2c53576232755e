import { keepText } from '../shared/language';
import { th } from './text.th';

export type StaffText = typeof th;

export const t = keepText<StaffText>(th, () => import('./text.en').then(({ en }) => en));
