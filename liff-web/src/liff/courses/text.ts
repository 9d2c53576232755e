import { keepText } from '../../shared/language';
import { th } from './text.th';

export const c = keepText(th, () => import('./text.en').then(({ en }) => en));
