import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import { download } from '../download';
import { q } from './text';

export function Downloads({ id, covered }: { id: string; covered: boolean }) {
  const { busy, problem, run } = useWork();
  const files = [
    ['memo.docx', q.memo],
    ['results.xlsx', q.xlsx],
    ['results.csv', q.csv],
  ] as const;
  const printOut = async () => {
    await import('./printFont').then(({ loadFont }) => loadFont());
    print();
  };
  return (
    <div class="print-off">
      <p class="row">
        <button type="button" class="button primary" onClick={() => run(printOut)}>
          {q.print}
        </button>
        {files.map(([file, name]) => (
          <button
            key={file}
            type="button"
            class="button"
            aria-disabled={busy}
            onClick={() => run(() => download(`/api/v1/staff/rounds/${id}/${file}?covered=${covered}`, file))}
          >
            {name}
          </button>
        ))}
      </p>
      {problem && <ProblemNote problem={problem} />}
    </div>
  );
}
