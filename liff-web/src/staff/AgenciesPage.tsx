import { useState } from 'preact/hooks';
import { api, ok } from '../shared/api';
import { say } from '../shared/language';
import { ProblemNote } from '../shared/ProblemNote';
import { useResource } from '../shared/resource';
import type { Agency } from '../shared/types';
import { AgencyKeys } from './AgencyKeys';
import { t } from './text';

export function AgenciesPage() {
  const { data, problem, reload } = useResource(() => ok(api.GET('/api/v1/staff/agencies')), []);
  return (
    <div class="page">
      <h1 tabIndex={-1}>{t.agencies.title}</h1>
      <p class="hint">{t.agencies.hint}</p>
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      <ul class="plain">
        {data
          ?.filter(({ own }) => !own)
          .map((agency) => (
            <AgencyRow key={agency.code} agency={agency} />
          ))}
      </ul>
    </div>
  );
}

function AgencyRow({ agency }: { agency: Agency }) {
  const [open, setOpen] = useState(false);
  return (
    <li>
      <details class="more" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          {say(agency.name)} <small>{agency.code}</small>
        </summary>
        {open && <AgencyKeys code={agency.code} />}
      </details>
    </li>
  );
}
