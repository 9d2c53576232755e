import { BeforeAfter } from '../../shared/BeforeAfter';
import { say } from '../../shared/language';
import type { Incident } from '../../shared/types';
import { t } from '../text';

/** Before the question whether it is fixed: the pictures, and plainly what could not be checked about them. */
export function LookFirst({ incident: { photos } }: { incident: Incident }) {
  const checks = photos.flatMap(({ check }) => (check ? [check] : []));
  const unchecked = checks.find(({ result }) => result === 'unknown');
  return (
    <>
      <BeforeAfter photos={photos} />
      {unchecked?.summary && <p class="small">{say(unchecked.summary)}</p>}
      {checks.some(({ result }) => result === 'differs') && <p class="small">{t.cases.photoDiffers}</p>}
    </>
  );
}
