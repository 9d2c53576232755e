import type { EvidenceKind } from './types';

/** The server refuses as well; here it is said before anything is sent. */
export const lacksEvidence = (wanted: EvidenceKind, photos: number, letters: number) =>
  (wanted === 'photo' && photos === 0) ||
  (wanted === 'letter' && letters === 0) ||
  (wanted === 'photo_or_letter' && photos + letters === 0);
