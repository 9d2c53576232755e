import { Gallery } from './Gallery';
import { s } from './text';
import type { CasePhoto } from './types';

export const hasEvidence = (photos: CasePhoto[]) => photos.some(({ purpose }) => purpose === 'evidence');

/** The problem and the fix side by side: whoever looks decides, the service only compares. */
export function BeforeAfter({ photos }: { photos: CasePhoto[] }) {
  const before = photos.filter(({ purpose }) => purpose === 'report');
  const after = photos.filter(({ purpose }) => purpose === 'evidence');
  if (!hasEvidence(photos)) return null;
  return (
    <div class="before-after">
      <figure>
        <figcaption>{s.evidence.before}</figcaption>
        {before.length > 0 ? <Gallery photos={before} /> : <p class="small">{s.evidence.noBefore}</p>}
      </figure>
      <figure>
        <figcaption>{s.evidence.after}</figcaption>
        <Gallery photos={after} />
      </figure>
    </div>
  );
}
