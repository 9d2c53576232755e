import { keepText } from '../../shared/language';
import { th } from './text.th';

export type ProgrammeText = typeof th;

export const p = keepText<ProgrammeText>(th, () => import('./text.en').then(({ en }) => en));
