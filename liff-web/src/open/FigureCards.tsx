import type { CaseFigures } from '../shared/types';
import { t } from './text';

const order = ['claimed', 'confirmed', 'disputed', 'unconfirmed'] as const;
const numbers = new Intl.NumberFormat('en');

/** Claimed, confirmed and disputed are three figures; the fourth says for how many nobody spoke. */
export function FigureCards({ figures, busy }: { figures: CaseFigures; busy: boolean }) {
  return (
    <section aria-busy={busy}>
      <h2>{t.figures.title}</h2>
      <p class="small">{t.figures.hint}</p>
      <p>{t.figures.reported(numbers.format(figures.reported))}</p>
      <dl class="figure-cards">
        {order.map((name) => (
          <div key={name} class={`figure figure-${name}`}>
            <dt>{t.figures[name]}</dt>
            <dd class="figure-number">{numbers.format(figures[name])}</dd>
            <dd class="small">{t.figures[`${name}Hint`]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
