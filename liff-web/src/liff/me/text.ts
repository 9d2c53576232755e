import { keepText } from '../../shared/language';
import { th } from './text.th';

export type MyDataText = typeof th;

export const m = keepText<MyDataText>(th, () => import('./text.en').then(({ en }) => en));
