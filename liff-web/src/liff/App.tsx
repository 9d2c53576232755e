import { useEffect, useState } from 'preact/hooks';
import { loadCategories } from '../shared/catalogue';
import { language, onLanguage } from '../shared/language';
import { failureOf, inPlainLineBrowser, type StartFailure, startLine } from '../shared/liff';
import type { Line } from '../shared/line';
import { startRouter } from '../shared/router';
import { startSession } from '../shared/session';
import { Pages } from './Pages';
import { PlainLine } from './PlainLine';
import { keepDraftsOf } from './report/draft';
import { TilesSkeleton } from './report/Tiles';
import { StartFailed } from './StartFailed';
import { Top } from './Top';

export function App() {
  const [line, setLine] = useState<Line>();
  const [failure, setFailure] = useState<StartFailure>();
  const [, setShown] = useState(language);

  useEffect(() => {
    loadCategories().catch(() => undefined);
    startLine()
      .then((started) => {
        startSession(started);
        startRouter();
        keepDraftsOf(started.owner());
        setLine(started);
      })
      .catch((error) => setFailure(failureOf(error)));
    return onLanguage(() => setShown(language));
  }, []);

  return (
    <>
      <Top ready={Boolean(line)} />
      {inPlainLineBrowser() && line && <PlainLine />}
      <main id="main" tabIndex={-1}>
        {failure ? <StartFailed failure={failure} /> : line ? <Pages line={line} /> : <TilesSkeleton />}
      </main>
    </>
  );
}
