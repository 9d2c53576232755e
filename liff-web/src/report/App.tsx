import { useEffect, useState } from 'preact/hooks';
import { ok, openApi } from '../shared/api';
import { language, onLanguage, say } from '../shared/language';
import { ProblemNote } from '../shared/ProblemNote';
import { PublicTop } from '../shared/PublicTop';
import { useResource, useWork } from '../shared/resource';
import { settings } from '../shared/settings';
import { Figures } from '../staff/reports/Figures';
import { OpeningSection } from '../staff/reports/PdcaSection';
import { PrintButton, ReportHead, SaidWords } from '../staff/reports/ReportParts';
import { p } from '../staff/reports/text';
import '../staff/reports/reports.css';

/** A delivered report for the director whose link this is: nothing to sign in to, and nothing to do but read. */
export function App() {
  const [, setShown] = useState(language);
  useEffect(() => onLanguage(() => setShown(language)), []);
  const { data, problem, reload } = useResource(
    () => ok(openApi.POST('/api/v1/report-link', { body: { link: location.hash.slice(1) } })),
    [],
  );
  const { busy, problem: failed, run } = useWork();
  const report = data?.report;
  useEffect(() => {
    document.title = `${p.title} ${report ? say(report.figures.words) : ''} · ${say(settings.district.name)}`;
  }, [report, language]);
  return (
    <>
      <PublicTop manual="director" />
      <main id="main" tabIndex={-1}>
        <div class="reports">
          {!data && <h1 tabIndex={-1}>{p.title}</h1>}
          {problem && <ProblemNote problem={problem} onRetry={reload} />}
          {!data && !problem && <div class="bone bone-card" aria-hidden="true" />}
          {data && (
            <>
              <ReportHead report={data.report} />
              <div class="print-off">
                {data.report.changed.length > 0 && <p class="note warn">{p.changed(data.report.changed.length)}</p>}
                <p class="row">
                  <PrintButton busy={busy} run={run} />
                  <a class="button" href={`/staff/reports/${data.report.id}`}>
                    {p.files}
                  </a>
                </p>
                {failed && <ProblemNote problem={failed} />}
              </div>
              <OpeningSection pdca={data.report.figures.pdca} />
              <SaidWords report={data.report} />
              <Figures figures={data.report.figures} agencies={() => Promise.resolve(data.agencies)} />
            </>
          )}
        </div>
      </main>
    </>
  );
}
