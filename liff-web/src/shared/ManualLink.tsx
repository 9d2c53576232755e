import type { ManualName } from '../../build/manualText';
import { language } from './language';
import { s } from './text';

/** @param place What the page is called in the manual: `/staff/news/…` is `#news`, where the manual has such a place. */
export const manualOf = (who: ManualName, place = '') =>
  `/manuals/${language === 'en' ? 'en/' : ''}${who}${place && `#${place}`}`;

type Props = {
  who: ManualName;
  place: string | undefined;
  /** What the page holds would be lost, so that the manual opens beside it. */
  apart?: boolean;
};

export function ManualLink({ who, place, apart }: Props) {
  const beside = apart ? { target: '_blank', rel: 'noreferrer', 'aria-label': s.manualApart } : {};
  return (
    <a class="quiet" href={manualOf(who, place)} {...beside}>
      {s.manual}
    </a>
  );
}
