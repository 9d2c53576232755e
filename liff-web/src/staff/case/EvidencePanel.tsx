import { BeforeAfter } from '../../shared/BeforeAfter';
import { dayAndClock } from '../../shared/dates';
import { Icon } from '../../shared/Icon';
import type { IconName } from '../../shared/icons';
import { say } from '../../shared/language';
import type { CasePhoto, EvidenceFact, Finding, StaffIncident } from '../../shared/types';
import { t } from '../text';

const sign: Record<Finding, IconName> = { fits: 'check', differs: 'differs', unknown: 'unknown' };

/** What the photos of the fix say, beside the pictures themselves. */
export function EvidencePanel({ incident: { photos, evidenceWeak, status } }: { incident: StaffIncident }) {
  const after = photos.filter(({ purpose }) => purpose === 'evidence');
  return (
    <section class="panel">
      <h2>{t.evidence.title}</h2>
      {evidenceWeak && status === 'claimed_fixed' && <p class="note warn">{t.evidence.weak}</p>}
      <BeforeAfter photos={photos} />
      {after.map((photo, index) => photo.check && <Checked key={photo.id} photo={photo} number={index + 1} />)}
    </section>
  );
}

function Checked({ photo: { id, url, check }, number }: { photo: CasePhoto; number: number }) {
  if (!check) return null;
  return (
    <article class="checked" aria-labelledby={`checked-${id}`}>
      <img src={url} alt="" loading="lazy" />
      <div>
        <h3 id={`checked-${id}`}>{t.evidence.photo(number)}</h3>
        {check.summary && <p>{say(check.summary)}</p>}
        <ul class="findings">
          {check.facts.map((fact) => (
            <li key={fact.code} class={`is-${fact.result}`}>
              <Icon name={sign[fact.result]} size={20} />
              <span>
                <b>{t.evidence.result[fact.result]}</b> {t.evidence.fact[fact.code][fact.result]} {detail(fact)}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </article>
  );
}

function detail({ detail: told }: EvidenceFact): string {
  const parts = [
    told?.reference,
    told?.at && dayAndClock(told.at),
    told?.metres != null && t.evidence.metres(told.metres),
  ];
  const known = parts.filter(Boolean).join(' · ');
  return known && `(${known})`;
}
