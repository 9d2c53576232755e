import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { Icon } from '../../shared/Icon';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import { navigate } from '../../shared/router';
import { download } from '../download';
import { Figures, staffAgencies } from './Figures';
import { OpeningSection } from './PdcaSection';
import { FIELDS, PrintButton, type Report, ReportHead, SaidWords } from './ReportParts';
import { p } from './text';
import './reports.css';

export function ReportPage({ id, works, head }: { id: string; works: boolean; head: boolean }) {
  const at = { params: { path: { id } } };
  const { data, problem, reload } = useResource(() => ok(api.GET('/api/v1/staff/reports/{id}', at)), [id]);
  return (
    <div class="reports">
      <p class="print-off">
        <a class="back" href="/staff/reports">
          <Icon name="back" size={20} /> {p.back}
        </a>
      </p>
      {problem && !data && <ProblemNote problem={problem} onRetry={reload} />}
      {!data && !problem && <div class="bone bone-card" aria-hidden="true" />}
      {data && (
        <>
          <ReportHead report={data} />
          <Actions report={data} works={works} head={head} onDone={reload} />
          <OpeningSection pdca={data.figures.pdca} />
          <Words report={data} writes={works && data.state === 'draft'} onDone={reload} />
          <Figures figures={data.figures} agencies={staffAgencies} />
        </>
      )}
    </div>
  );
}

type ActionsProps = { report: Report; works: boolean; head: boolean; onDone: () => Promise<void> };

function Actions({ report, works, head, onDone }: ActionsProps) {
  const { busy, problem, run } = useWork();
  const [key] = useState(() => crypto.randomUUID());
  const { id, version, state } = report;
  const move = (to: string) =>
    run(async () => {
      await ok(api.POST('/api/v1/staff/reports/{id}/transitions', { params: { path: { id } }, body: { to, version } }));
      onDone();
    });
  const revise = () =>
    run(async () => {
      const made = await ok(
        api.POST('/api/v1/staff/reports', {
          params: { header: { 'Idempotency-Key': key } },
          body: { revisionOf: id },
        }),
      );
      navigate(`/staff/reports/${made.id}`);
    });
  const button = (name: string, work: () => unknown, primary = false) => (
    <button type="button" class={primary ? 'button primary' : 'button'} aria-disabled={busy} onClick={work}>
      {name}
    </button>
  );
  const at = `/api/v1/staff/reports/${id}`;
  const file = (name: string, words: string, url = `${at}/${name}`) =>
    button(words, () => run(() => download(url, name)));
  return (
    <div class="print-off">
      {report.changed.length > 0 && (
        <p class="note warn">
          {p.changed(report.changed.length)}{' '}
          {works && state === 'delivered' && (
            <button type="button" class="link" onClick={revise}>
              {p.revise}
            </button>
          )}
        </p>
      )}
      <p class="row">
        {head && state === 'draft' && button(p.approve, () => move('approved'), true)}
        {works && state === 'approved' && button(p.deliver, () => move('delivered'), true)}
        {head && state === 'approved' && button(p.unapprove, () => move('draft'))}
        {file('memo.docx', p.memo)}
        {file('report.xlsx', p.xlsx)}
        {file('report.json', p.json, at)}
        {state !== 'draft' && file('pack.zip', p.pack)}
        <PrintButton busy={busy} run={run} />
      </p>
      {problem && <ProblemNote problem={problem} />}
    </div>
  );
}

function Words({ report, writes, onDone }: { report: Report; writes: boolean; onDone: () => Promise<void> }) {
  const [words, setWords] = useState({
    summary: report.summary,
    problems: report.problems,
    proposals: report.proposals,
  });
  const [saved, setSaved] = useState(false);
  const { busy, problem, run } = useWork();
  if (!writes) return <SaidWords report={report} />;
  const save = () =>
    run(async () => {
      await ok(
        api.PUT('/api/v1/staff/reports/{id}', {
          params: { path: { id: report.id } },
          body: { version: report.version, ...words },
        }),
      );
      await onDone();
      setSaved(true);
    });
  return (
    <form
      class="words print-off"
      onSubmit={(e) => {
        e.preventDefault();
        void save();
      }}
    >
      {FIELDS.map((field) => (
        <label class="field" key={field}>
          <span>{p[field]}</span>
          <textarea
            rows={3}
            maxLength={5000}
            value={words[field]}
            onInput={(e) => {
              setSaved(false);
              setWords({ ...words, [field]: e.currentTarget.value });
            }}
          />
        </label>
      ))}
      <p class="row">
        <button type="submit" class="button" aria-disabled={busy}>
          {p.save}
        </button>
        <span role="status">{saved && p.saved}</span>
      </p>
      {problem && <ProblemNote problem={problem} />}
    </form>
  );
}
