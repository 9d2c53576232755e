import { when } from '../../shared/dates';
import { categoryIcon, Icon } from '../../shared/Icon';
import { say } from '../../shared/language';
import { StatusChip } from '../../shared/StatusChip';
import type { Card, Category } from '../../shared/types';
import { t } from '../text';

type Shown = Pick<Card, 'id' | 'reference' | 'category' | 'status' | 'description' | 'updatedAt'> &
  Partial<Pick<Card, 'needs' | 'following' | 'parent'>>;
type Props = { card: Shown; category: Category | undefined; note?: string };

export function CaseCard({ card, category, note }: Props) {
  return (
    <li>
      <a class={card.needs ? 'card needs' : 'card'} href={`/liff/cases/${card.id}`}>
        <span class="card-icon">
          <Icon name={categoryIcon(card.category)} size={26} />
        </span>
        <span class="card-body">
          <span class="card-head">
            <b>{category ? say(category.name) : card.reference}</b>
            <small>{card.reference}</small>
          </span>
          <span class="clip">{card.description}</span>
          <span class="card-foot">
            {card.needs ? (
              <span class="status is-asking">{card.needs === 'answer' ? t.cases.answer : t.cases.confirm}</span>
            ) : (
              <StatusChip status={card.parent?.status ?? card.status} />
            )}
            <small>
              {card.following && `${t.cases.following} · `}
              {t.cases.updated(when(card.updatedAt))}
            </small>
          </span>
          {card.parent && <small>{t.cases.merged(card.parent.reference)}</small>}
          {note && <small>{note}</small>}
        </span>
      </a>
    </li>
  );
}
