import { keepText } from '../../shared/language';
import { th } from './text.th';

export const x = keepText(th, () => import('./text.en').then(({ en }) => en));
