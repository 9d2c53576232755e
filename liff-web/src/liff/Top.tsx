import { LanguageButton } from '../shared/LanguageButton';
import { say } from '../shared/language';
import mark from '../shared/mark.svg';
import { settings } from '../shared/settings';
import { t } from './text';

export function Top({ ready }: { ready: boolean }) {
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
        <LanguageButton />
      </div>
    </header>
  );
}
