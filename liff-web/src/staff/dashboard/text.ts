import { keepText } from '../../shared/language';
import { th } from './text.th';

export type DashboardText = typeof th;

export const d = keepText<DashboardText>(th, () => import('./text.en').then(({ en }) => en));
