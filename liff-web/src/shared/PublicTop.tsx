import { LanguageButton } from './LanguageButton';
import { say } from './language';
import mark from './mark.svg';
import { settings } from './settings';

/** The head of the pages that need neither LINE nor an account. */
export function PublicTop() {
  return (
    <header class="top">
      <div class="top-in">
        <span class="brand">
          <img src={mark} alt="" width={34} height={34} />
          <b>{say(settings.district.name)}</b>
        </span>
        <LanguageButton />
      </div>
    </header>
  );
}
