import { keepText } from '../../shared/language';
import { th } from './text.th';

export type CaseText = typeof th;

export const c = keepText<CaseText>(th, () => import('./text.en').then(({ en }) => en));
