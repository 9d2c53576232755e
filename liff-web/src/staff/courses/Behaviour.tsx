import { api, ok } from '../../shared/api';
import { plainDate } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { k } from './text';

const FIGURES = ['reports', 'photoReports', 'confirmations', 'active'] as const;

export function Behaviour({ id }: { id: string }) {
  const found = useResource(
    () => ok(api.GET('/api/v1/staff/courses/{id}/behaviour', { params: { path: { id } } })),
    [id],
  );
  const told = found.data;
  return (
    <section class="panel">
      <h2>{k.behaviour}</h2>
      {found.problem && !told && <ProblemNote problem={found.problem} onRetry={found.reload} />}
      {told && (
        <>
          <p class="hint">{k.behaviourHint(told.people, told.notLinked)}</p>
          {!told.after && <p>{k.notYet(plainDate(told.readyOn))}</p>}
          <table class="course-table">
            <thead>
              <tr>
                <th scope="col">{k.figure}</th>
                <th scope="col">{k.before}</th>
                <th scope="col">{k.after}</th>
              </tr>
            </thead>
            <tbody>
              {FIGURES.map((figure) => (
                <tr key={figure}>
                  <th scope="row">{k[figure]}</th>
                  <td>{told.before[figure]}</td>
                  <td>{told.after ? told.after[figure] : '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
