import './courseResult.css';
import { api, ok } from '../../shared/api';
import { CertificatePaper } from '../../shared/CertificatePaper';
import { day } from '../../shared/dates';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { w } from './text';

/** What a trainee scored before and after, and the certificate. */
export function CourseResultPage({ id }: { id: string }) {
  const { data, problem, reload } = useResource(
    () => ok(api.GET('/api/v1/courses/{id}/result', { params: { path: { id } } })),
    [id],
  );
  if (problem?.code === 'test_not_closed')
    return (
      <div class="page">
        <h1 tabIndex={-1}>{w.title}</h1>
        <p class="note">{w.wait}</p>
      </div>
    );
  if (problem && !data) return <ProblemNote problem={problem} onRetry={reload} />;
  if (!data) return <div class="bone bone-card" aria-hidden="true" />;
  const { before, after, most, certificate } = data;
  return (
    <div class="page">
      <header>
        <h1 tabIndex={-1}>{w.title}</h1>
        <p>
          {say(data.title)} · {day(data.heldOn)}
        </p>
      </header>
      <dl class="scores">
        <div>
          <dt>{w.before}</dt>
          <dd>{w.score(before, most)}</dd>
        </div>
        <div>
          <dt>{w.after}</dt>
          <dd>{w.score(after, most)}</dd>
        </div>
      </dl>
      <p class="note">
        {before != null && after != null && `${changed(after - before)} · `}
        {data.passed != null && `${data.passed ? w.passed : w.notPassed(data.passMark)} · `}
        {w.attended(data.attended, data.sessions)}
      </p>
      {certificate ? (
        <>
          <h2>{w.certificate}</h2>
          <CertificatePaper certificate={certificate} />
          <button type="button" class="button primary wide" onClick={() => print()}>
            {w.print}
          </button>
          <p class="small">{w.inBrowser}</p>
        </>
      ) : (
        <p>
          {w.none} {data.missing.map((code) => w.missing[code] ?? code).join(', ')}
        </p>
      )}
    </div>
  );
}

function changed(points: number): string {
  if (points === 0) return w.same;
  const rounded = Math.round(Math.abs(points) * 100) / 100;
  return points > 0 ? w.up(rounded) : w.down(rounded);
}
