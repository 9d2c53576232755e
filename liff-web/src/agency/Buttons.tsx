import type { AssignmentStatus } from '../shared/types';
import type { Act } from './answers';
import { t } from './text';

/** Where one tap sends an answer, a second tap must not find another such button in the same place: what asks comes first. */
const order: Act[] = ['accepted', 'scheduled', 'done', 'working', 'failed', 'declined', 'ask'];

type Props = { status: AssignmentStatus; allowed: AssignmentStatus[]; onAct: (act: Act) => void };

export function Buttons({ status, allowed, onAct }: Props) {
  const shown = order.filter((act) => act === 'ask' || allowed.includes(act));
  return (
    <section aria-label={t.answer}>
      <h2>{t.answer}</h2>
      <div class="acts">
        {shown.map((act) => (
          <button
            key={act}
            type="button"
            class={act === 'accepted' || act === 'done' ? 'button primary wide' : 'button wide'}
            onClick={() => onAct(act)}
          >
            {act === 'scheduled' && status === 'scheduled' ? t.again : t.act[act]}
          </button>
        ))}
      </div>
    </section>
  );
}
