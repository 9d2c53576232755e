import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { when } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { Page, TraffyImport } from '../../shared/types';
import { f } from './text';

const counts = ['rows', 'added', 'changed', 'unchanged', 'outside', 'unreadable'] as const;

export const fetchImports = (after?: string): Promise<Page<TraffyImport>> =>
  ok(api.GET('/api/v1/staff/traffy/imports', { params: { query: { ...(after && { after }) } } }));

export function ImportRow({ one }: { one: TraffyImport }) {
  const [lines, setLines] = useState<string[]>();
  const { problem, run } = useWork();
  const show = () =>
    run(async () => {
      const { id } = one;
      const { problems } = await ok(api.GET('/api/v1/staff/traffy/imports/{id}', { params: { path: { id } } }));
      setLines(problems.map(({ line, reason }) => f.import.line(line, f.import.reason[reason] ?? reason)));
    });
  return (
    <>
      <h2>{one.fileName}</h2>
      <p class="small">{f.import.by(one.by, when(one.importedAt))}</p>
      <dl class="traffy-counts">
        {counts.map((name) => (
          <div key={name}>
            <dt>{f.import[name]}</dt>
            <dd>{one[name]}</dd>
          </div>
        ))}
      </dl>
      {problem && <ProblemNote problem={problem} onRetry={show} />}
      {one.unreadable > 0 && !lines && (
        <button type="button" class="button small-button" onClick={() => void show()}>
          {f.import.problems(one.unreadable)}
        </button>
      )}
      {lines && (
        <ul class="small">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </>
  );
}
