import { useState } from 'preact/hooks';
import { plainDate, today } from '../shared/dates';
import { type Days, fiscalYear, lastDays } from './days';
import { t } from './text';

const spans = [7, 30, 90];

export function RangePicker({ days, onDays }: { days: Days; onDays: (days: Days) => void }) {
  const [draft, setDraft] = useState(days);
  const wrong = draft.from > draft.to;
  const choose = (next: Days) => {
    setDraft(next);
    if (next.from && next.to && next.from <= next.to) onDays(next);
  };
  const choices = [
    ...spans.map((count) => ({ name: t.range.days(count), of: lastDays(count, today()) })),
    { name: t.range.fiscal, of: fiscalYear(today()) },
  ];
  return (
    <section aria-labelledby="days">
      <h2 id="days">{t.range.title}</h2>
      <div class="row no-print">
        {choices.map(({ name, of }) => (
          <button
            key={name}
            type="button"
            class="chip"
            aria-pressed={of.from === days.from && of.to === days.to}
            onClick={() => choose(of)}
          >
            {name}
          </button>
        ))}
      </div>
      <div class="pair no-print">
        {(['from', 'to'] as const).map((end) => (
          <label key={end} class="label">
            {t.range[end]}
            <input
              type="date"
              required
              max={today()}
              value={draft[end]}
              aria-invalid={wrong}
              onChange={(event) => choose({ ...draft, [end]: event.currentTarget.value })}
            />
          </label>
        ))}
      </div>
      <p role="status">{wrong ? t.range.wrong : t.range.shown(plainDate(days.from), plainDate(days.to))}</p>
    </section>
  );
}
