import { useEffect, useState } from 'preact/hooks';
import { ok, openApi } from '../shared/api';
import { today } from '../shared/dates';
import { language, onLanguage, say } from '../shared/language';
import { PublicTop } from '../shared/PublicTop';
import { ProblemNote } from '../shared/ProblemNote';
import { useResource } from '../shared/resource';
import { settings } from '../shared/settings';
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
      <PublicTop />
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
