import { useEffect, useState } from 'preact/hooks';
import { language, onLanguage, say } from '../shared/language';
import { later } from '../shared/later';
import { PublicTop } from '../shared/PublicTop';
import { match } from '../shared/router';
import { settings } from '../shared/settings';
import type { Found } from '../shared/types';
import { FoundCase } from './FoundCase';
import { LookUpForm } from './LookUpForm';
import { t } from './text';

const CertificateCheck = later(() => import('./CertificateCheck').then((m) => m.CertificateCheck));

/** For whoever holds a slip: any browser, no LINE, no signing in. */
export function App() {
  const [found, setFound] = useState<Found>();
  const [, setShown] = useState(language);
  useEffect(() => onLanguage(() => setShown(language)), []);
  useEffect(() => {
    document.title = `${found?.reference ?? t.title} · ${say(settings.district.name)}`;
    if (found) document.querySelector('h1')?.focus();
  }, [found]);

  return (
    <>
      <PublicTop />
      <main id="main" tabIndex={-1} class="page">
        {match('/track/certificate', location.pathname) ? (
          <CertificateCheck />
        ) : found ? (
          <FoundCase found={found} onBack={() => setFound(undefined)} />
        ) : (
          <LookUpForm onFound={setFound} />
        )}
        {settings.district.phone && (
          <a class="button wide" href={`tel:${settings.district.phone.replace(/[^0-9+]/g, '')}`}>
            {t.call} {settings.district.phone}
          </a>
        )}
        <a class="link" href="/open/">
          {t.open}
        </a>
      </main>
    </>
  );
}
