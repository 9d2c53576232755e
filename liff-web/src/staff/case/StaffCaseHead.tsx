import { loadCategories } from '../../shared/catalogue';
import { dayAndClock, span } from '../../shared/dates';
import { categoryIcon, Icon } from '../../shared/Icon';
import { say } from '../../shared/language';
import { useResource } from '../../shared/resource';
import { isRunning, StatusChip } from '../../shared/StatusChip';
import type { StaffIncident } from '../../shared/types';
import { t } from '../text';

export function StaffCaseHead({ incident }: { incident: StaffIncident }) {
  const categories = useResource(loadCategories, []);
  const category = categories.data?.find(({ code }) => code === incident.category);
  const now = Date.now();
  const late = isRunning(incident.status) && Date.parse(incident.fixBy) < now;
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
        {incident.reopenings > 0 && <span class="tag">{t.board.reopenings(incident.reopenings)}</span>}
        {incident.followers > 0 && <span class="small">{t.board.followers(incident.followers)}</span>}
      </p>
      <p class="case-words">{incident.description}</p>
      <dl class="facts facts-row">
        <div>
          <dt>{t.case.reported}</dt>
          <dd>{dayAndClock(incident.reportedAt)}</dd>
        </div>
        <div>
          <dt>{t.case.fixBy}</dt>
          <dd>
            {dayAndClock(incident.fixBy)}{' '}
            {late && <span class="late">{t.board.overdueTag(span(now, Date.parse(incident.fixBy)))}</span>}
          </dd>
        </div>
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
