import { keepText } from '../../shared/language';
import { th } from './text.th';

export type InboxText = typeof th;

export const i = keepText<InboxText>(th, () => import('./text.en').then(({ en }) => en));
