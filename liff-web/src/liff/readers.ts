import type { ManualName } from '../../build/manualText';

const readers: Record<string, ManualName> = { community: 'committee', courses: 'trainee', g: 'member' };

/** Whose manual speaks of the pages below `/liff/<place>`. */
export const readerOf = (place: string) => readers[place] ?? 'resident';
