import type { AgencyRecord } from '../../shared/types';
import { columns, figure, groups } from './figures';
import { r } from './text';

export type RecordProps = { records: AgencyRecord[]; nameOf: (code: string) => string };

export function RecordTable({ records, nameOf }: RecordProps) {
  return (
    <table class="record-table">
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            {r.agency}
          </th>
          <th scope="col" rowSpan={2}>
            {r.offered}
          </th>
          {groups.map((group) => (
            <th key={group} scope="colgroup" colSpan={columns[group].length} class="group">
              {r.groups[group]}
            </th>
          ))}
        </tr>
        <tr>
          {groups.flatMap((group) =>
            columns[group].map((column, index) => (
              <th key={column} scope="col" class={index === 0 ? 'group' : undefined}>
                {r.column[column]}
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={record.agency}>
            <th scope="row">{nameOf(record.agency)}</th>
            <td>{record.offered}</td>
            {groups.flatMap((group) =>
              columns[group].map((column, index) => {
                const { count, share } = figure(record, group, column);
                return (
                  <td key={column} class={index === 0 ? 'group' : undefined}>
                    {count} {share && <small>{share}</small>}
                  </td>
                );
              }),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
