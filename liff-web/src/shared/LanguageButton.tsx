import { language, setLanguage } from './language';
import { s } from './text';

export function LanguageButton() {
  const other = language === 'th' ? 'en' : 'th';
  return (
    <button
      type="button"
      class="quiet"
      lang={other}
      aria-label={s.languageLabel}
      onClick={() => void setLanguage(other)}
    >
      {s.language}
    </button>
  );
}
