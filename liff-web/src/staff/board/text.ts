import { keepText } from '../../shared/language';
import { th } from './text.th';

export type BoardText = typeof th;

/** The words of the board, of its map and of whose cases they are. */
export const b = keepText<BoardText>(th, () => import('./text.en').then(({ en }) => en));
