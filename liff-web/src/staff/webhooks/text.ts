import { keepText } from '../../shared/language';
import { th } from './text.th';

export type WebhookText = typeof th;

export const w = keepText<WebhookText>(th, () => import('./text.en').then(({ en }) => en));
