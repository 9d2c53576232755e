import { useEffect, useState } from 'preact/hooks';
import { openApi } from '../shared/api';
import { language, onLanguage, say } from '../shared/language';
import { PublicTop } from '../shared/PublicTop';
import { match, useAddress, useArrival } from '../shared/router';
import { settings } from '../shared/settings';
import { NewsItem } from './NewsItem';
import { NewsList } from './NewsList';
import { n } from './text';

/** The archive for everybody: any browser, no LINE, no signing in. */
export function App() {
  const [, setShown] = useState(language);
  const { pathname } = useAddress();
  useArrival(pathname, say(settings.district.name));
  useEffect(() => {
    const stop = onLanguage(() => setShown(language));
    return () => void stop();
  }, []);
  const one = match('/news/:id', pathname);

  return (
    <>
      <PublicTop />
      <main id="main" tabIndex={-1}>
        {one?.id ? (
          <NewsItem id={one.id} client={openApi} via="archive" back="/news/" key={one.id} />
        ) : (
          <div class="page">
            <section>
              <h1 tabIndex={-1}>{n.title}</h1>
              <p>{n.lead}</p>
            </section>
            <NewsList base="/news/" />
            <p class="row">
              <a class="link" href="/api/v1/announcements/feed.xml" target="_blank" rel="noreferrer">
                {n.feed}
              </a>
              <a class="link" href="/open/">
                {n.open}
              </a>
            </p>
          </div>
        )}
      </main>
    </>
  );
}
