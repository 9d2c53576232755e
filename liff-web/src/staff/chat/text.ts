import { keepText } from '../../shared/language';
import { th } from './text.th';

export type ChatText = typeof th;

export const c = keepText<ChatText>(th, () => import('./text.en').then(({ en }) => en));
