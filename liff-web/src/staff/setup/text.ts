import { keepText } from '../../shared/language';
import { th } from './text.th';

export type SetupText = typeof th;

export const u = keepText<SetupText>(th, () => import('./text.en').then(({ en }) => en));
