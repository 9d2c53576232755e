import { loadCommunities } from '../../shared/catalogue';
import { shortDate } from '../../shared/dates';
import { useResource } from '../../shared/resource';
import { w } from './text';
import type { Count, DiseaseCounts } from './types';
import { useDiseaseWords } from './useDiseaseWords';

/** Community and signs by week. The shade only repeats what the number says. */
export function WeekTable({ counts }: { counts: DiseaseCounts }) {
  const communities = useResource(loadCommunities, []);
  const words = useDiseaseWords();
  const place = (code: string | null | undefined) =>
    code ? (communities.data?.find((community) => community.code === code)?.name ?? code) : w.disease.elsewhere;
  return (
    <section class="weeks" aria-label={w.disease.table} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{w.disease.community}</th>
            <th scope="col">{w.disease.signs}</th>
            {counts.weeks.map(({ monday }) => (
              <th key={monday} scope="col" aria-label={w.disease.weekOf(shortDate(monday))}>
                {shortDate(monday)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.rows.map((row) => (
            <tr key={`${row.community} ${row.signs}`}>
              <th scope="row">{place(row.community)}</th>
              <td>{words('signs', row.signs)}</td>
              {row.cells.map((cell, index) => (
                <Figure key={counts.weeks[index]?.monday} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {w.disease.all}
            </th>
            {counts.weeks.map((week) => (
              <Figure key={week.monday} cell={week} />
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** Four shades that differ in print too: none, one or two, three or four, more. */
const heat = (reports: number) => (reports === 0 ? 0 : reports < 3 ? 1 : reports < 5 ? 2 : 3);

function Figure({ cell }: { cell: Count }) {
  if (cell.suppressed || cell.reports == null)
    return (
      <td class="figure">
        <span aria-hidden="true">*</span>
        <span class="unseen">{w.disease.suppressed}</span>
      </td>
    );
  return (
    <td class={`figure heat-${heat(cell.reports)}`}>
      {cell.reports}
      {cell.reports > 0 && cell.people != null && <small> {w.disease.people(cell.people)}</small>}
    </td>
  );
}
