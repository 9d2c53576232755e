import type { Agency, RoutingTrial } from '../../shared/types';
import { r } from './text';
import { agencyName, percent } from './words';

/** Figures and references only: nobody's words, and no sensitive case. */
export function TrialResult({ trial, agencies }: { trial: RoutingTrial; agencies: Agency[] }) {
  const { cases, matched, agreed, moved, samples } = trial;
  return (
    <section class="act trial">
      <h3>{r.trial.title}</h3>
      <p>
        <b>{r.takes(matched, cases, percent(matched, cases))}</b> · {r.compared(agreed, moved)}
      </p>
      <p class="hint">{matched === 0 ? r.trial.none : r.trial.hint}</p>
      {samples.length > 0 && (
        <div class="trial-table" tabIndex={0} role="region" aria-label={r.trial.title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{r.trial.reference}</th>
                <th scope="col">{r.trial.went}</th>
                <th scope="col">{r.trial.would}</th>
              </tr>
            </thead>
            <tbody>
              {samples.map(({ id, reference, wentTo, wouldGo, priority, wouldBe }) => (
                <tr key={id}>
                  <th scope="row">
                    <a href={`/staff/cases/${id}`}>{reference}</a>
                  </th>
                  <td>{words(agencyName(wentTo, agencies) || r.trial.nowhere, wouldBe && priority)}</td>
                  <td>{words(agencyName(wouldGo, agencies), wouldBe)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

const words = (agency: string, priority: string | null | undefined) =>
  [agency, priority && (r.priority[priority as keyof typeof r.priority] ?? priority)].filter(Boolean).join(' · ');
