import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import type { components } from '../../shared/api.gen';
import { day } from '../../shared/dates';
import { Icon } from '../../shared/Icon';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import { download } from '../download';
import { r } from './text';

type CourseReport = components['schemas']['CourseReport'];

const BEFORE_THE_DAY = ['draft', 'enrolling'];

export function Report({ report, works, onSaved }: { report: CourseReport; works: boolean; onSaved: () => void }) {
  const [problems, setProblems] = useState(report.problems);
  const [proposals, setProposals] = useState(report.proposals);
  const [saved, setSaved] = useState(false);
  const { busy, problem, run } = useWork();
  const words = r.report;
  const writes = works && report.state !== 'reported';
  const save = () =>
    run(async () => {
      await ok(
        api.PUT('/api/v1/staff/courses/{id}/report', {
          params: { path: { id: report.courseId } },
          body: { version: report.version, problems, proposals },
        }),
      );
      setSaved(true);
      onSaved();
    });
  const field = (name: 'problems' | 'proposals', value: string, change: (text: string) => void) => (
    <label class="field">
      <span>{words[name]}</span>
      <textarea
        rows={4}
        maxLength={5000}
        value={value}
        onInput={(e) => {
          setSaved(false);
          change(e.currentTarget.value);
        }}
      />
    </label>
  );
  return (
    <section>
      <h2>{words.title}</h2>
      <p class={report.daysLeft != null && report.daysLeft < 0 ? 'note warn' : 'note'}>
        {words.due(day(report.due))} ·{' '}
        <strong>{report.daysLeft == null ? words.reported : words.left(report.daysLeft)}</strong>
      </p>
      <ul class="plain checks">
        {report.checks.map(({ code, done, count }) => (
          <li key={code} class={done ? 'done' : undefined}>
            <Icon name={done ? 'check' : 'clock'} size={20} />
            <span>
              {words.checks[code] ?? code} {!done && !!count && words.count(count)}
            </span>
            <small>{done ? words.done : words.missing}</small>
          </li>
        ))}
      </ul>
      {writes ? (
        <form
          class="print-off words"
          onSubmit={(e) => {
            e.preventDefault();
            void save();
          }}
        >
          {field('problems', problems, setProblems)}
          {field('proposals', proposals, setProposals)}
          <p class="small">{words.hint}</p>
          <p class="row">
            <button type="submit" class="button" aria-disabled={busy}>
              {words.save}
            </button>
            <span role="status">{saved && words.saved}</span>
          </p>
        </form>
      ) : (
        <dl>
          <dt>{words.problems}</dt>
          <dd>{report.problems || '-'}</dd>
          <dt>{words.proposals}</dt>
          <dd>{report.proposals || '-'}</dd>
        </dl>
      )}
      <p class="row print-off">
        <button
          type="button"
          class="button primary"
          aria-disabled={busy}
          onClick={() => run(() => download(`/api/v1/staff/courses/${report.courseId}/memo.docx`, 'memo.docx'))}
        >
          {words.memo}
        </button>
        {works && BEFORE_THE_DAY.includes(report.state) && (
          <button
            type="button"
            class="button"
            aria-disabled={busy}
            onClick={() =>
              run(() => download(`/api/v1/staff/courses/${report.courseId}/rehearsal.docx`, 'rehearsal.docx'))
            }
          >
            {words.rehearse}
          </button>
        )}
      </p>
      {problem && <ProblemNote problem={problem} />}
    </section>
  );
}
