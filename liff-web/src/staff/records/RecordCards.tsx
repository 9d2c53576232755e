import { columns, figure, groups } from './figures';
import type { RecordProps } from './RecordTable';
import { r } from './text';

/** The same figures one below the other, for a narrow window. */
export function RecordCards({ records, nameOf }: RecordProps) {
  return (
    <ul class="plain record-cards">
      {records.map((record) => (
        <li key={record.agency} class="panel">
          <h2>{nameOf(record.agency)}</h2>
          <p>
            {r.offered} <b>{record.offered}</b>
          </p>
          {groups.map((group) => (
            <section key={group}>
              <h3>{r.groups[group]}</h3>
              <dl class="record-lines">
                {columns[group].map((column) => {
                  const { count, share } = figure(record, group, column);
                  return (
                    <div key={column}>
                      <dt>{r.column[column]}</dt>
                      <dd>
                        {count} {share && <small>{share}</small>}
                      </dd>
                    </div>
                  );
                })}
              </dl>
            </section>
          ))}
        </li>
      ))}
    </ul>
  );
}
