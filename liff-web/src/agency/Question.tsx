import { dayAndClock, fromBangkok } from '../shared/dates';
import { say } from '../shared/language';
import { LetterPicker } from '../shared/LetterPicker';
import { PhotoPicker } from '../shared/PhotoPicker';
import { s } from '../shared/text';
import type { LinkView } from '../shared/types';
import type { Draft, Step } from './answers';
import { t } from './text';

type Props = {
  view: LinkView;
  draft: Draft;
  step: Step;
  missing: boolean;
  onChange: (alter: (before: Draft) => Partial<Draft>) => void;
};

export function Question({ view, draft, step, missing, onChange }: Props) {
  if (step === 'evidence')
    return <Evidence view={view} draft={draft} missing={missing} onChange={onChange} step={step} />;
  const { label, hint } = wordsOf(step, draft.act);
  const told = [hint && 'hint', missing && 'missing'].filter(Boolean).join(' ') || undefined;
  const field = { id: 'answer', 'aria-invalid': missing || undefined, 'aria-describedby': told };
  return (
    <div class={missing ? 'question has-error' : 'question'}>
      <label class="label" for="answer">
        {label} {(step === 'words' || step === 'right') && <span class="optional">{s.form.optional}</span>}
      </label>
      {hint && (
        <p class="hint" id="hint">
          {hint}
        </p>
      )}
      {missing && (
        <p class="error" id="missing">
          {t.needed}
        </p>
      )}
      {step === 'right' ? (
        <select {...field} value={draft.right} onChange={(event) => onChange(() => ({ right: read(event) }))}>
          <option value="">{t.question.unknown}</option>
          {view.agencies
            .filter(({ own }) => !own)
            .map(({ code, name }) => (
              <option key={code} value={code}>
                {say(name)}
              </option>
            ))}
        </select>
      ) : step === 'planned' ? (
        <input
          {...field}
          type="datetime-local"
          value={draft.planned}
          onInput={(event) => onChange(() => ({ planned: read(event) }))}
        />
      ) : (
        <textarea
          {...field}
          rows={4}
          maxLength={2000}
          value={draft.words}
          onInput={(event) => onChange(() => ({ words: read(event) }))}
        />
      )}
      {step === 'planned' && draft.planned && <p class="small">{dayAndClock(fromBangkok(draft.planned))}</p>}
    </div>
  );
}

const read = (event: { currentTarget: { value: string } }) => event.currentTarget.value;

function wordsOf(step: Exclude<Step, 'evidence'>, act: Draft['act']): { label: string; hint?: string } {
  const { question } = t;
  if (step === 'reason')
    return { label: question.reason[act === 'failed' ? 'failed' : 'declined'], hint: question.reasonHint };
  if (step === 'question') return { label: question.question, hint: question.questionHint };
  if (step === 'words')
    return { label: question.words[act === 'scheduled' ? 'scheduled' : 'done'], hint: question.reasonHint };
  return { label: question[step] };
}

function Evidence({ view, draft, missing, onChange }: Props) {
  return (
    <fieldset class={missing ? 'question has-error' : 'question'} tabIndex={-1}>
      <legend class="label">{t.question.evidence}</legend>
      <p class={missing ? 'error' : 'hint'}>{t.wanted[view.assignment.incident.evidence]}</p>
      <PhotoPicker
        photos={draft.photos}
        purpose="evidence"
        onChange={(alter) => onChange(({ photos }) => ({ photos: alter(photos) }))}
      />
      <LetterPicker
        id="letters"
        letters={draft.letters}
        onChange={(alter) => onChange(({ letters }) => ({ letters: alter(letters) }))}
      />
    </fieldset>
  );
}
