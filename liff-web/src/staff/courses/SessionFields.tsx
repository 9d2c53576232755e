import { fromBangkok } from '../../shared/dates';
import type { CourseBody } from '../../shared/types';
import { Field } from '../routing/fields';
import { k } from './text';

type SpeakerDraft = { name: string; unit: string; payClass: string };
export type SessionDraft = {
  id?: string;
  titleTh: string;
  titleEn: string;
  content: string;
  from: string;
  to: string;
  stated: string;
  speakers: SpeakerDraft[];
};

const blankSpeaker = (): SpeakerDraft => ({ name: '', unit: '', payClass: 'state' });

export const blankSession = (): SessionDraft => ({
  titleTh: '',
  titleEn: '',
  content: '',
  from: '09:00',
  to: '10:00',
  stated: '',
  speakers: [blankSpeaker()],
});

export const toSession = (draft: SessionDraft, day: string): CourseBody['sessions'][number] => ({
  id: draft.id ?? null,
  title: { th: draft.titleTh, en: draft.titleEn },
  content: draft.content,
  startsAt: day && draft.from ? fromBangkok(`${day}T${draft.from}`) : null,
  endsAt: day && draft.to ? fromBangkok(`${day}T${draft.to}`) : null,
  statedDuration: draft.stated || null,
  speakers: draft.speakers.map(({ name, unit, payClass }) => ({ name: name || null, unit, payClass })),
});

type Props = {
  index: number;
  session: SessionDraft;
  error: (field: string) => string | undefined;
  onChange: (session: SessionDraft) => void;
  onRemove: () => void;
};

export function SessionFields({ index, session, error, onChange, onRemove }: Props) {
  const id = (field: string) => `session-${index}-${field}`;
  const change = (part: Partial<SessionDraft>) => onChange({ ...session, ...part });
  const line = (
    field: 'titleTh' | 'titleEn' | 'from' | 'to' | 'stated',
    label: string,
    told: string,
    more: object = {},
  ) => (
    <Field id={id(field)} label={label} error={error(told)}>
      <input
        id={id(field)}
        value={session[field]}
        onInput={(event) => change({ [field]: event.currentTarget.value })}
        {...more}
      />
    </Field>
  );
  const speaker = (at: number, part: Partial<SpeakerDraft>) =>
    change({ speakers: session.speakers.map((one, other) => (other === at ? { ...one, ...part } : one)) });

  return (
    <fieldset class="course-session">
      <legend>{k.session(index + 1)}</legend>
      {line('titleTh', k.sessionTh, 'title')}
      {line('titleEn', k.sessionEn, 'title')}
      <div class="course-grid">
        {line('from', k.from, 'startsAt', { type: 'time' })}
        {line('to', k.to, 'endsAt', { type: 'time' })}
        {line('stated', k.stated, 'statedDuration')}
      </div>
      <Field id={id('content')} label={k.content} error={error('content')}>
        <textarea
          id={id('content')}
          rows={2}
          value={session.content}
          onInput={(event) => change({ content: event.currentTarget.value })}
        />
      </Field>
      {session.speakers.map((one, at) => (
        <div class="course-grid" key={at}>
          <Field id={id(`unit-${at}`)} label={`${k.unit} ${at + 1}`} error={error(`speakers.${at}.unit`)}>
            <input
              id={id(`unit-${at}`)}
              value={one.unit}
              onInput={(event) => speaker(at, { unit: event.currentTarget.value })}
            />
          </Field>
          <Field id={id(`name-${at}`)} label={k.speakerName} error={error(`speakers.${at}.name`)}>
            <input
              id={id(`name-${at}`)}
              value={one.name}
              onInput={(event) => speaker(at, { name: event.currentTarget.value })}
            />
          </Field>
          <Field id={id(`pay-${at}`)} label={k.payClass}>
            <select
              id={id(`pay-${at}`)}
              value={one.payClass}
              onChange={(event) => speaker(at, { payClass: event.currentTarget.value })}
            >
              {Object.entries(k.pay).map(([value, name]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
          <button
            type="button"
            class="button small-button"
            aria-label={`${k.remove} ${k.speakers} ${at + 1}`}
            onClick={() => change({ speakers: session.speakers.filter((_, other) => other !== at) })}
          >
            {k.remove}
          </button>
        </div>
      ))}
      <div class="course-buttons">
        <button
          type="button"
          class="button small-button"
          onClick={() => change({ speakers: [...session.speakers, blankSpeaker()] })}
        >
          {k.addSpeaker}
        </button>
        <button type="button" class="button small-button" onClick={onRemove}>
          {k.remove} {k.session(index + 1)}
        </button>
      </div>
    </fieldset>
  );
}
