import { useEffect, useState } from 'preact/hooks';
import { ok, openApi } from '../shared/api';
import { today } from '../shared/dates';
import { language, onLanguage, say, setLanguage } from '../shared/language';
import mark from '../shared/mark.svg';
import { ProblemNote } from '../shared/ProblemNote';
import { useResource } from '../shared/resource';
import { settings } from '../shared/settings';
import { s } from '../shared/text';
import { AgencyRates } from './AgencyRates';
import { asQuery, lastDays } from './days';
import { Downloads } from './Downloads';
import { FigureCards } from './FigureCards';
import { PublicMap } from './PublicMap';
import { RangePicker } from './RangePicker';
import { t } from './text';

const USUAL = 30;

/** For everybody: any browser, no LINE, no signing in. */
export function App() {
  const [, setShown] = useState(language);
  const [days, setDays] = useState(() => lastDays(USUAL, today()));
  const { data, problem, loading, reload } = useResource(
    () => ok(openApi.GET('/api/v1/open/figures', { params: { query: asQuery(days) } })),
    [days.from, days.to],
  );
  useEffect(() => onLanguage(() => setShown(language)), []);
  useEffect(() => {
    document.title = `${t.title} · ${say(settings.district.name)}`;
  });

  return (
    <>
      <a class="skip" href="#main">
        {t.skip}
      </a>
      <header class="top open-top">
        <div class="top-in">
          <span class="brand">
            <img src={mark} alt="" width={34} height={34} />
            <b>{say(settings.district.name)}</b>
          </span>
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
      <main id="main" tabIndex={-1} class="page open-page">
        <section>
          <h1>{t.title}</h1>
          <p>{t.lead}</p>
        </section>
        <RangePicker days={days} onDays={setDays} />
        {problem && <ProblemNote problem={problem} onRetry={reload} />}
        {!data && !problem && <div class="bone bone-tile" aria-hidden="true" />}
        {data && (
          <>
            <FigureCards figures={data.figures} busy={loading} />
            <AgencyRates agencies={data.agencies} />
            <PublicMap categories={data.categories} days={days} />
            <Downloads days={days} licence={data.licence} />
          </>
        )}
        <p class="no-print">
          <a class="link" href="/track/">
            {t.track}
          </a>
        </p>
      </main>
    </>
  );
}
