import { keepText } from '../shared/language';
import { th } from './text.th';

export type AgencyText = typeof th;

export const t = keepText<AgencyText>(th, () => import('./text.en').then(({ en }) => en));
