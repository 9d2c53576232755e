import { useState } from 'preact/hooks';
import type { components } from '../../shared/api.gen';
import { dayAndClock } from '../../shared/dates';
import { language, say } from '../../shared/language';
import { loadFont } from '../results/printFont';
import { printCopy } from './printCopy';
import { p } from './text';

export type Report = components['schemas']['StaffReport'];

export const FIELDS = ['summary', 'problems', 'proposals'] as const;

export function ReportHead({ report }: { report: Report }) {
  return (
    <header>
      <h1 tabIndex={-1}>
        {p.title} {say(report.figures.words)}
      </h1>
      <p class="small">
        {p.state[report.state]} {report.revision > 1 && `· ${p.revision(report.revision)} `}·{' '}
        {p.cutoff(dayAndClock(report.figures.cutoff))}
        {report.deliveredAt && ` · ${report.readAt ? p.read(dayAndClock(report.readAt)) : p.unread}`}
        {report.hash && (
          <>
            {' · '}
            {p.hash} <span data-digits="keep">{report.hash.slice(0, 16)}</span>
          </>
        )}
      </p>
    </header>
  );
}

export function SaidWords({ report }: { report: Report }) {
  return (
    <dl>
      {FIELDS.map((field) => (
        <div key={field}>
          <dt>{p[field]}</dt>
          <dd>{report[field] || '-'}</dd>
        </div>
      ))}
    </dl>
  );
}

type PrintProps = { busy: boolean; run: (work: () => Promise<unknown>) => unknown };

export function PrintButton({ busy, run }: PrintProps) {
  const [thai, setThai] = useState(language === 'th');
  const print = async () => {
    await loadFont();
    const page = document.querySelector('.reports');
    if (page) printCopy(page, thai);
  };
  return (
    <>
      <button type="button" class="button" aria-disabled={busy} onClick={() => run(print)}>
        {p.print}
      </button>
      <label class="option">
        <input type="checkbox" checked={thai} onChange={() => setThai(!thai)} />
        <span>{p.thaiDigits}</span>
      </label>
    </>
  );
}
