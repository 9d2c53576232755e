import { say } from '../../shared/language';
import type { Question } from '../../shared/types';
import { Field } from '../routing/fields';
import { Both } from './Fields';
import { answersOf, type Draft, retyped } from './formDraft';
import { q } from './text';

const TYPES = ['scale', 'choice', 'choices', 'text', 'textarea', 'number', 'date', 'consent'] as const;

type Props = { draft: Draft; question: Question; onChange: (question: Question) => void };

/** Everything that can be said of one question. */
export function QuestionEditor({ draft, question, onChange }: Props) {
  const id = `edit-${draft.questions.indexOf(question)}`;
  const change = (part: Partial<Question>) => onChange({ ...question, ...part });
  const earlier = draft.questions
    .slice(0, draft.questions.indexOf(question))
    .filter(({ type }) => type === 'choice' || type === 'choices' || type === 'scale');
  const asked = earlier.find(({ key }) => key === question.showIf?.key);
  const numeric = question.type === 'scale' || question.type === 'number';
  const without = (name: keyof Question) => {
    const { [name]: _, ...rest } = question;
    onChange(rest as Question);
  };

  return (
    <div class="act survey-editor">
      <Both id={`${id}-label`} label={q.label} value={question.label} onChange={(label) => change({ label })} />
      <div class="rule-times">
        <Field id={`${id}-type`} label={q.type}>
          <select
            id={`${id}-type`}
            value={question.type}
            onChange={(event) => onChange(retyped(question, event.currentTarget.value as Question['type'], []))}
          >
            {TYPES.map((type) => (
              <option key={type} value={type}>
                {q.types[type]}
              </option>
            ))}
          </select>
        </Field>
        <Field id={`${id}-key`} label={q.key}>
          <input
            id={`${id}-key`}
            type="text"
            value={question.key}
            onChange={(event) => change({ key: event.currentTarget.value.trim() })}
          />
        </Field>
        <Field id={`${id}-section`} label={q.section}>
          <select
            id={`${id}-section`}
            value={question.section ?? ''}
            onChange={(event) => change({ section: event.currentTarget.value })}
          >
            {draft.sections.map(({ key, label }) => (
              <option key={key} value={key}>
                {say(label)}
              </option>
            ))}
          </select>
        </Field>
        {numeric &&
          (['min', 'max'] as const).map((name) => (
            <Field key={name} id={`${id}-${name}`} label={q[name]}>
              <input
                id={`${id}-${name}`}
                type="number"
                value={question[name] ?? ''}
                onInput={(event) => {
                  const value = event.currentTarget.valueAsNumber;
                  if (Number.isNaN(value)) without(name);
                  else change({ [name]: value });
                }}
              />
            </Field>
          ))}
        {question.type === 'scale' && (
          <Field id={`${id}-weight`} label={q.weight}>
            <input
              id={`${id}-weight`}
              type="number"
              min="0.1"
              step="0.1"
              value={question.weight ?? 1}
              onInput={(event) => change({ weight: event.currentTarget.valueAsNumber || 1 })}
            />
          </Field>
        )}
      </div>
      <div class="options">
        <label class="option">
          <input
            type="checkbox"
            checked={question.required}
            onChange={(event) => change({ required: event.currentTarget.checked })}
          />
          <span>{q.required}</span>
        </label>
        {question.type === 'scale' && (
          <label class="option">
            <input
              type="checkbox"
              checked={Boolean(question.noOpinion)}
              onChange={(event) =>
                event.currentTarget.checked ? change({ noOpinion: q.noOpinionText }) : without('noOpinion')
              }
            />
            <span>{q.noOpinion}</span>
          </label>
        )}
      </div>
      {question.options && <Options id={id} question={question} onChange={change} />}
      {earlier.length > 0 && (
        <Field id={`${id}-if`} label={q.showIf}>
          <select
            id={`${id}-if`}
            value={question.showIf?.key ?? ''}
            onChange={(event) => {
              const other = earlier.find(({ key }) => key === event.currentTarget.value);
              if (!other) return without('showIf');
              change({
                showIf: {
                  key: other.key,
                  in: answersOf(other)
                    .slice(0, 1)
                    .map(({ value }) => value),
                },
              });
            }}
          >
            <option value="">{q.always}</option>
            {earlier.map(({ key, label }) => (
              <option key={key} value={key}>
                {say(label)}
              </option>
            ))}
          </select>
        </Field>
      )}
      {asked && question.showIf && (
        <fieldset class="question">
          <legend class="label">{q.answers}</legend>
          <div class="options">
            {answersOf(asked).map(({ value, label }) => (
              <label class="option" key={value}>
                <input
                  type="checkbox"
                  checked={question.showIf?.in.includes(value) ?? false}
                  onChange={(event) => {
                    const chosen = question.showIf?.in ?? [];
                    change({
                      showIf: {
                        key: asked.key,
                        in: event.currentTarget.checked ? [...chosen, value] : chosen.filter((one) => one !== value),
                      },
                    });
                  }}
                />
                <span>{say(label)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <details class="more" open={Boolean(question.hint)}>
        <summary>{q.help}</summary>
        <Both
          id={`${id}-hint`}
          label={q.help}
          value={question.hint ?? { th: '', en: '' }}
          onChange={(hint) => (hint.th || hint.en ? change({ hint }) : without('hint'))}
        />
      </details>
    </div>
  );
}

function Options({
  id,
  question,
  onChange,
}: {
  id: string;
  question: Question;
  onChange: (part: Partial<Question>) => void;
}) {
  const options = question.options ?? [];
  const put = (index: number, part: object) =>
    onChange({ options: options.map((option, at) => (at === index ? { ...option, ...part } : option)) });
  return (
    <fieldset class="question">
      <legend class="label">{question.type === 'scale' ? q.points : q.options}</legend>
      <ol class="plain survey-options">
        {options.map((option, index) => (
          <li key={index}>
            <input
              type="text"
              aria-label={`${q.value} ${index + 1}`}
              id={`${id}-value-${index}`}
              value={option.value}
              onChange={(event) => put(index, { value: event.currentTarget.value.trim() })}
            />
            {(['th', 'en'] as const).map((language) => (
              <input
                key={language}
                type="text"
                lang={language}
                aria-label={`${q[language]} ${index + 1}`}
                value={option.label[language]}
                onInput={(event) => put(index, { label: { ...option.label, [language]: event.currentTarget.value } })}
              />
            ))}
            <button
              type="button"
              class="button small-button"
              aria-label={`${q.remove} ${index + 1}`}
              onClick={() => onChange({ options: options.filter((_, at) => at !== index) })}
            >
              {q.remove}
            </button>
          </li>
        ))}
      </ol>
      <button
        type="button"
        class="button small-button"
        onClick={() =>
          onChange({ options: [...options, { value: `option${options.length + 1}`, label: { th: '', en: '' } }] })
        }
      >
        {q.addOption}
      </button>
    </fieldset>
  );
}
