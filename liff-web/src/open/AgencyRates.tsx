import { say } from '../shared/language';
import type { AgencyRate } from '../shared/types';
import { t } from './text';

export function AgencyRates({ agencies }: { agencies: AgencyRate[] }) {
  return (
    <section>
      <h2>{t.agencies.title}</h2>
      <p class="small">{t.agencies.hint}</p>
      <table class="rates">
        <thead>
          <tr>
            <th scope="col">{t.agencies.agency}</th>
            <th scope="col">{t.agencies.rate}</th>
          </tr>
        </thead>
        <tbody>
          {agencies.map((agency) => (
            <tr key={agency.code}>
              <th scope="row">{say(agency.name)}</th>
              <td>
                <Rate agency={agency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Rate({ agency: { name, due, onTime, late, silent, declined, rate } }: { agency: AgencyRate }) {
  if (rate == null) return <span class="small">{t.agencies.none}</span>;
  return (
    <>
      <progress max={due} value={onTime} aria-label={say(name)} />
      <b>{t.agencies.of(onTime, due, Math.round(rate * 100))}</b>
      <small>{t.agencies.rest(late, silent, declined)}</small>
    </>
  );
}
