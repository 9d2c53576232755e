import { say } from '../shared/language';
import type { Licence } from '../shared/types';
import { asQuery, type Days } from './days';
import { t } from './text';

const files = [
  ['cases', 'cases.csv'],
  ['geojson', 'cases.geojson'],
  ['daily', 'daily.csv'],
  ['traffy', 'traffy.csv'],
] as const;
const fields = Object.keys(t.downloads.field) as (keyof typeof t.downloads.field)[];

export function Downloads({ days, licence }: { days: Days; licence: Licence }) {
  const query = new URLSearchParams(asQuery(days));
  return (
    <section class="downloads">
      <h2>{t.downloads.title}</h2>
      <p class="small">{t.downloads.hint}</p>
      <ul class="plain">
        {files.map(([name, file]) => (
          <li key={name}>
            <a class="button wide" href={`/api/v1/open/${file}?${query}`} download={file}>
              {t.downloads[name]}
            </a>
          </li>
        ))}
      </ul>
      <p>
        {t.downloads.licence}{' '}
        <a href={licence.url} rel="license noreferrer">
          {say(licence.name)}
        </a>{' '}
        <small>{t.downloads.licenceHint}</small>
      </p>
      <details class="more">
        <summary>{t.downloads.fields}</summary>
        <dl class="facts">
          {fields.map((field) => (
            <div key={field}>
              <dt>
                <code>{field}</code>
              </dt>
              <dd>{t.downloads.field[field]}</dd>
            </div>
          ))}
        </dl>
      </details>
      <p class="no-print">
        <a class="link" href="/swagger">
          {t.downloads.more}
        </a>
      </p>
    </section>
  );
}
