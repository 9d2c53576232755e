import { keepText } from './language';
import { th } from './text.th';

export type SharedText = typeof th;

export const s = keepText<SharedText>(th, () => import('./text.en').then(({ en }) => en));
