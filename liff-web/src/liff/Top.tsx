import { language, say, setLanguage } from '../shared/language';
import mark from '../shared/mark.svg';
import { settings } from '../shared/settings';
import { s } from '../shared/text';
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
        <button
          type="button"
          class="quiet"
          lang={language === 'th' ? 'en' : 'th'}
          aria-label={s.languageLabel}
          onClick={() => void setLanguage(language === 'th' ? 'en' : 'th')}
        >
          {s.language}
        </button>
      </div>
    </header>
  );
}
