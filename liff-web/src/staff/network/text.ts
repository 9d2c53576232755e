import { keepText } from '../../shared/language';
import { th } from './text.th';

export type NetworkText = typeof th;

export const g = keepText<NetworkText>(th, () => import('./text.en').then(({ en }) => en));
