import { keepText } from '../../shared/language';
import { th } from './text.th';

export const k = keepText(th, () => import('./text.en').then(({ en }) => en));
