import { loadCategories } from '../../shared/catalogue';
import { dayAndClock } from '../../shared/dates';
import type { AgencyName } from '../../shared/eventWords';
import { categoryIcon, Icon } from '../../shared/Icon';
import { say } from '../../shared/language';
import { useResource } from '../../shared/resource';
import { isEnded, StatusChip } from '../../shared/StatusChip';
import { s } from '../../shared/text';
import type { StaffIncident } from '../../shared/types';
import { t } from '../text';
import { CustodyLine } from './CustodyLine';
import { Promises } from './Promises';
import { c } from './text';

type Props = { incident: StaffIncident; me: string; agencyName: AgencyName };

export function StaffCaseHead({ incident, me, agencyName }: Props) {
  const categories = useResource(loadCategories, []);
  const category = categories.data?.find(({ code }) => code === incident.category);
  return (
    <header class="case-head">
      <p class="case-kind">
        <Icon name={incident.sensitive ? 'lock' : categoryIcon(incident.category)} size={22} />
        {category ? say(category.name) : incident.category}
        {incident.sensitive && <span class="tag">{t.board.sensitive}</span>}
      </p>
      <h1 tabIndex={-1} class="reference">
        {incident.reference}
      </h1>
      <p class="case-status">
        <StatusChip status={incident.status} />
        <span class={`tag priority is-${incident.priority}`}>{c.priority(s.priority[incident.priority])}</span>
        {incident.reopenings > 0 && <span class="tag">{t.board.reopenings(incident.reopenings)}</span>}
        {incident.followers > 0 && <span class="small">{t.board.followers(incident.followers)}</span>}
      </p>
      <p class="case-words">{incident.description}</p>
      <Promises incident={incident} />
      <CustodyLine incident={incident} me={me} agencyName={agencyName} />
      <dl class="facts facts-row">
        <div>
          <dt>{t.case.reported}</dt>
          <dd>{dayAndClock(incident.reportedAt)}</dd>
        </div>
        {isEnded(incident.status) && (
          <div>
            <dt>{t.case.fixBy}</dt>
            <dd>{dayAndClock(incident.fixBy)}</dd>
          </div>
        )}
        <div>
          <dt>{t.case.reporter}</dt>
          <dd>{[incident.reporter.name, incident.reporter.contact?.name].filter(Boolean).join(' · ')}</dd>
        </div>
        {incident.onBehalfOf && (
          <div>
            <dt>{t.case.behalf}</dt>
            <dd>
              {incident.onBehalfOf.name}{' '}
              {incident.onBehalfOf.phone && (
                <a href={`tel:${incident.onBehalfOf.phone}`}>{incident.onBehalfOf.phone}</a>
              )}
            </dd>
          </div>
        )}
        {incident.reporter.contact?.phone && (
          <div>
            <dt>{t.case.contact}</dt>
            <dd>
              <a href={`tel:${incident.reporter.contact.phone}`}>{incident.reporter.contact.phone}</a>
            </dd>
          </div>
        )}
      </dl>
    </header>
  );
}
