import { keepText } from '../../shared/language';
import { th } from './text.th';

export const q = keepText(th, () => import('./text.en').then(({ en }) => en));
