import { span, when } from '../../shared/dates';
import { categoryIcon, Icon } from '../../shared/Icon';
import { say } from '../../shared/language';
import { StatusChip } from '../../shared/StatusChip';
import { s } from '../../shared/text';
import type { Agency, BulkResult, Category, StaffCard } from '../../shared/types';
import { w } from '../sensitive/text';
import { t } from '../text';
import { b } from './text';

type Props = {
  card: StaffCard;
  fresh: boolean;
  category: Category | undefined;
  community: string | null | undefined;
  agencies: Agency[];
  chosen: boolean;
  result: BulkResult | undefined;
  /** Missing for those who only read. */
  onChoose: ((chosen: boolean) => void) | undefined;
};

export function CaseRow({ card, fresh, category, community, agencies, chosen, result, onChoose }: Props) {
  const counts = [
    card.photos > 0 && t.board.photos(card.photos),
    card.followers > 0 && t.board.followers(card.followers),
    card.reopenings > 0 && t.board.reopenings(card.reopenings),
  ].filter(Boolean);
  const where = [community, ...counts].filter(Boolean).join(' · ');
  return (
    <li class={fresh ? 'row-item is-fresh' : 'row-item'}>
      {onChoose && (
        <label class="row-select">
          <input
            type="checkbox"
            data-select
            checked={chosen}
            aria-label={b.bulk.select(card.reference)}
            onChange={(event) => onChoose(event.currentTarget.checked)}
          />
        </label>
      )}
      <a class="case-row" href={`/staff/cases/${card.id}`} data-row>
        <span class="row-icon">
          <Icon name={card.sensitive ? 'lock' : categoryIcon(card.category)} size={24} />
        </span>
        <span class="row-what">
          <span class="row-top">
            <b>{category ? say(category.name) : card.category}</b>
            <small>{card.reference}</small>
          </span>
          <Marks card={card} />
          <span class={card.sensitive ? 'clip masked' : 'clip'}>{card.description}</span>
          <small>{where}</small>
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
          {card.officer && <small>{card.officer.name}</small>}
        </span>
        <span class="row-when">
          <small>{when(card.reportedAt)}</small>
          <Due card={card} />
        </span>
      </a>
      {result && (
        <p class={result.status === 'done' ? 'row-result good' : 'row-result late'}>
          {result.status === 'done' ? t.case.done : result.message}
        </p>
      )}
    </li>
  );
}

function Marks({ card: { priority, flags } }: { card: StaffCard }) {
  if (priority === 'normal' && flags.length === 0) return null;
  return (
    <span class="row-marks">
      {priority !== 'normal' && <span class={`mark is-${priority}`}>{b.priorities[priority]}</span>}
      {flags.map((flag) => (
        <span key={flag} class="mark">
          {b.flags[flag] ?? flag}
        </span>
      ))}
    </span>
  );
}

function Due({ card: { dueAt, due, paused, overdue } }: { card: StaffCard }) {
  if (paused) return <small>{b.paused[paused] ?? paused}</small>;
  if (!dueAt || !due) return null;
  const left = span(Date.now(), Date.parse(dueAt));
  if (overdue) return <b class="late">{due === 'answer' ? b.due.answerLate(left) : b.due.fixLate(left)}</b>;
  return <small>{b.due[due](left)}</small>;
}
