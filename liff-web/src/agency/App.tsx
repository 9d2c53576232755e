import { useEffect, useState } from 'preact/hooks';
import { ok } from '../shared/api';
import { Icon } from '../shared/Icon';
import { language, onLanguage, say } from '../shared/language';
import { PublicTop } from '../shared/PublicTop';
import { ProblemNote } from '../shared/ProblemNote';
import { useResource } from '../shared/resource';
import { settings } from '../shared/settings';
import type { LinkView } from '../shared/types';
import { LinkedCase } from './LinkedCase';
import { link, token } from './link';
import { Over } from './Over';
import { t } from './text';

/** For somebody of an agency who holds a link: any browser, no account, one assignment. */
export function App() {
  const [, setShown] = useState(language);
  useEffect(() => onLanguage(() => setShown(language)), []);
  return (
    <>
      <PublicTop manual="agency" />
      <main id="main" tabIndex={-1} class="page">
        {token ? <Opened /> : <Over words={t.over.none} />}
        {settings.district.phone && (
          <a class="button wide" href={`tel:${settings.district.phone.replace(/[^0-9+]/g, '')}`}>
            <Icon name="phone" size={20} /> {t.call} {settings.district.phone}
          </a>
        )}
      </main>
    </>
  );
}

function Opened() {
  const found = useResource<LinkView>(() => ok(link.GET('/api/v1/agency-link')), [token]);
  const { data, problem } = found;
  useEffect(() => {
    document.title = `${data?.assignment.incident.reference ?? t.title} · ${say(settings.district.name)}`;
  }, [data, language]);
  // Whoever comes back to the page sees what the officers wrote meanwhile.
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && void found.reload();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [found.reload]);
  if (problem?.status === 401) return <Over words={t.over.words} />;
  return (
    <>
      {problem && <ProblemNote problem={problem} onRetry={found.reload} />}
      {!data && !problem && <div class="bone bone-tile" aria-hidden="true" />}
      {data && <LinkedCase view={data} reload={found.reload} />}
    </>
  );
}
