import { LanguageButton } from '../shared/LanguageButton';
import { say } from '../shared/language';
import { ManualLink } from '../shared/ManualLink';
import mark from '../shared/mark.svg';
import { useAddress } from '../shared/router';
import { settings } from '../shared/settings';
import { readerOf } from './readers';
import { t } from './text';

export function Top({ ready }: { ready: boolean }) {
  const place = useAddress().pathname.split('/')[2] ?? '';
  const name = (
    <>
      <img src={mark} alt="" width={34} height={34} />
      <span>
        <b>{t.title}</b>
        <small>{say(settings.district.name)}</small>
      </span>
    </>
  );
  return (
    <header class="top">
      <div class="top-in">
        {ready ? (
          <a class="brand" href="/liff/">
            {name}
          </a>
        ) : (
          <span class="brand">{name}</span>
        )}
        <ManualLink who={readerOf(place)} place={place} />
        <LanguageButton />
      </div>
    </header>
  );
}
