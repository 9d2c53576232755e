import { api, ok } from '../../shared/api';
import { Icon } from '../../shared/Icon';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { Certificates } from './Certificates';
import { Gain } from './Gain';
import { Items } from './Items';
import { Report } from './Report';
import { r } from './text';
import { Unmatched } from './Unmatched';
import './courseResults.css';

/** Of one course: what is missing before the memo, what people learned, and which questions were bad. */
export function CourseResultsPage({ id, works }: { id: string; works: boolean }) {
  const { data, problem, reload } = useResource(async () => {
    const at = { params: { path: { id } } };
    const [report, results, items] = await Promise.all([
      ok(api.GET('/api/v1/staff/courses/{id}/report', at)),
      ok(api.GET('/api/v1/staff/courses/{id}/results', at)),
      ok(api.GET('/api/v1/staff/courses/{id}/items', at)),
    ]);
    return { report, results, items };
  }, [id]);
  return (
    <div class="course-results">
      <p class="print-off">
        <a class="back" href={`/staff/courses/${id}`}>
          <Icon name="back" size={20} /> {r.back}
        </a>
      </p>
      <h1 tabIndex={-1}>{r.title}</h1>
      {problem && !data && <ProblemNote problem={problem} onRetry={reload} />}
      {!data && !problem && <div class="bone bone-card" aria-hidden="true" />}
      {data && (
        <>
          <Report report={data.report} works={works} onSaved={reload} />
          <Gain results={data.results} />
          <Unmatched people={data.results.unmatched} />
          <Items results={data.items} />
          {works && <Certificates courseId={id} />}
        </>
      )}
    </div>
  );
}
