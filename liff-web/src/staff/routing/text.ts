import { keepText } from '../../shared/language';
import { th } from './text.th';

export type RoutingText = typeof th;

export const r = keepText<RoutingText>(th, () => import('./text.en').then(({ en }) => en));
