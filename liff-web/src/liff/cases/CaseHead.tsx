import { loadCategories } from '../../shared/catalogue';
import { dayAndClock, span } from '../../shared/dates';
import { categoryIcon, Icon } from '../../shared/Icon';
import { say } from '../../shared/language';
import { useResource } from '../../shared/resource';
import { isEnded, isRunning, StatusChip } from '../../shared/StatusChip';
import type { Incident } from '../../shared/types';
import { t } from '../text';

export function CaseHead({ incident }: { incident: Incident }) {
  const categories = useResource(loadCategories, []);
  const category = categories.data?.find(({ code }) => code === incident.category);
  const now = Date.now();
  const due = Date.parse(incident.fixBy);
  return (
    <header class="case-head">
      <p class="case-kind">
        <Icon name={categoryIcon(incident.category)} size={22} /> {category ? say(category.name) : ' '}
      </p>
      <h1 tabIndex={-1} class="reference">
        {incident.reference}
      </h1>
      <p class="case-status">
        <StatusChip status={incident.status} />
        {incident.reopenings > 0 && <span class="small">{t.cases.reopenings(incident.reopenings)}</span>}
        {incident.followers > 0 && <span class="small">{t.cases.followers(incident.followers)}</span>}
      </p>
      {!isEnded(incident.status) && (
        <p class="small">
          {t.cases.deadline} {dayAndClock(incident.fixBy)}{' '}
          {isRunning(incident.status) && (
            <span class={due < now ? 'late' : ''}>
              ({due < now ? t.cases.late(span(now, due)) : t.cases.within(span(now, due))})
            </span>
          )}
        </p>
      )}
      <p class="case-words">{incident.description}</p>
    </header>
  );
}
