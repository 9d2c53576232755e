import type { ManualName } from '../../build/manualText';
import { LanguageButton } from './LanguageButton';
import { say } from './language';
import { ManualLink } from './ManualLink';
import mark from './mark.svg';
import { settings } from './settings';

/** The head of the pages that need neither LINE nor an account. */
export function PublicTop({ manual = 'resident' }: { manual?: ManualName }) {
  return (
    <header class="top">
      <div class="top-in">
        <span class="brand">
          <img src={mark} alt="" width={34} height={34} />
          <b>{say(settings.district.name)}</b>
        </span>
        <ManualLink who={manual} place={location.pathname.split('/')[1]} apart />
        <LanguageButton />
      </div>
    </header>
  );
}
