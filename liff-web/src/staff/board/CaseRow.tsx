import { span, when } from '../../shared/dates';
import { categoryIcon, Icon } from '../../shared/Icon';
import { say } from '../../shared/language';
import { isRunning, StatusChip } from '../../shared/StatusChip';
import { s } from '../../shared/text';
import type { Agency, Category, StaffCard } from '../../shared/types';
import { w } from '../sensitive/text';
import { t } from '../text';

type Props = {
  card: StaffCard;
  fresh: boolean;
  category: Category | undefined;
  community: string | null | undefined;
  agencies: Agency[];
};

export function CaseRow({ card, fresh, category, community, agencies }: Props) {
  const counts = [
    card.photos > 0 && t.board.photos(card.photos),
    card.followers > 0 && t.board.followers(card.followers),
    card.reopenings > 0 && t.board.reopenings(card.reopenings),
  ].filter(Boolean);
  return (
    <li class={fresh ? 'row-item is-fresh' : 'row-item'}>
      <a class="case-row" href={`/staff/cases/${card.id}`} data-row>
        <span class="row-icon">
          <Icon name={card.sensitive ? 'lock' : categoryIcon(card.category)} size={24} />
        </span>
        <span class="row-what">
          <span class="row-top">
            <b>{category ? say(category.name) : card.category}</b>
            <small>{card.reference}</small>
          </span>
          <span class={card.sensitive ? 'clip masked' : 'clip'}>{card.description}</span>
          <small>{[community, ...counts].filter(Boolean).join(' · ')}</small>
        </span>
        <span class="row-state">
          <StatusChip status={card.status} />
          {card.acknowledgeBy && <span class="tag">{w.acknowledge.title}</span>}
          {card.agencies.map(({ code, status }) => (
            <small key={code}>
              {say(agencies.find((agency) => agency.code === code)?.name ?? { th: code, en: code })}:{' '}
              {s.assignment[status]}
            </small>
          ))}
        </span>
        <span class="row-when">
          <small>{when(card.reportedAt)}</small>
          {isRunning(card.status) && <Due card={card} />}
        </span>
      </a>
    </li>
  );
}

function Due({ card }: { card: StaffCard }) {
  const now = Date.now();
  const left = span(now, Date.parse(card.fixBy));
  if (card.overdue) return <b class="late">{t.board.overdueTag(left)}</b>;
  return Date.parse(card.fixBy) > now ? <small>{t.board.due(left)}</small> : null;
}
