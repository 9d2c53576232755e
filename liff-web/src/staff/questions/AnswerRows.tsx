import { type Draft, emptyRow, type Row } from './questionDraft';
import { n } from './text';

type Props = { draft: Draft; onChange: (part: Partial<Draft>) => void };

/** The answers of a question, as its kind needs them. */
export function AnswerRows({ draft, onChange }: Props) {
  const { kind, rows } = draft;
  if (kind === 'true_false')
    return (
      <fieldset class="question-answers">
        <legend class="label">{n.answers}</legend>
        {[true, false].map((value) => (
          <label class="option" key={String(value)}>
            <input
              type="radio"
              name="is-true"
              checked={draft.isTrue === value}
              onChange={() => onChange({ isTrue: value })}
            />
            <span>{value ? n.isTrue : n.isFalse}</span>
          </label>
        ))}
      </fieldset>
    );
  const set = (at: number, part: Partial<Row>) =>
    onChange({ rows: rows.map((row, index) => (index === at ? { ...row, ...part } : row)) });
  const matching = kind === 'matching';
  const second = matching ? n.with : kind === 'numeric' ? n.tolerance : undefined;
  return (
    <fieldset class="question-answers">
      <legend class="label">{n.answers}</legend>
      {!matching && <p class="hint">{n.weightHint}</p>}
      {kind === 'short' && <p class="hint">{n.anything}</p>}
      {rows.map((row, index) => (
        <div class="panel question-row" key={row.key}>
          <label>
            <span class="label">{matching ? n.pair : kind === 'numeric' ? n.value : n.answer(index + 1)}</span>
            <input value={row.text} onInput={(event) => set(index, { text: event.currentTarget.value })} />
          </label>
          {second && (
            <label>
              <span class="label">{second}</span>
              <input value={row.other} onInput={(event) => set(index, { other: event.currentTarget.value })} />
            </label>
          )}
          {!matching && (
            <>
              <label class="question-weight">
                <span class="label">{n.weight}</span>
                <input
                  type="number"
                  min={-100}
                  max={100}
                  step="any"
                  value={row.weight}
                  onInput={(event) => set(index, { weight: event.currentTarget.value })}
                />
              </label>
              <label>
                <span class="label">{n.feedback}</span>
                <input value={row.feedback} onInput={(event) => set(index, { feedback: event.currentTarget.value })} />
              </label>
            </>
          )}
          <button
            type="button"
            class="button quiet"
            aria-label={`${n.remove} ${n.answer(index + 1)}`}
            onClick={() => onChange({ rows: rows.filter((_, at) => at !== index) })}
          >
            {n.remove}
          </button>
        </div>
      ))}
      <button type="button" class="button" onClick={() => onChange({ rows: [...rows, emptyRow()] })}>
        {n.add}
      </button>
      {matching && (
        <label>
          <span class="label">{n.misleading}</span>
          <textarea
            rows={2}
            value={draft.misleading}
            onInput={(event) => onChange({ misleading: event.currentTarget.value })}
          />
        </label>
      )}
    </fieldset>
  );
}
