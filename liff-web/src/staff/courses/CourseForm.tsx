import { useState } from 'preact/hooks';
import { today } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { CourseBody, StaffCourse } from '../../shared/types';
import { Field } from '../routing/fields';
import { blankSession, SessionFields, type SessionDraft, toSession } from './SessionFields';
import { k } from './text';

export type Draft = {
  titleTh: string;
  titleEn: string;
  objectives: string;
  order: string;
  place: string;
  heldOn: string;
  capacity: string;
  sessions: SessionDraft[];
};

export const emptyCourse = (): Draft => ({
  titleTh: '',
  titleEn: '',
  objectives: '',
  order: '',
  place: '',
  heldOn: today(),
  capacity: '100',
  sessions: [blankSession()],
});

const BANGKOK = 7 * 3_600_000;
const clockOf = (iso: string) => new Date(Date.parse(iso) + BANGKOK).toISOString().slice(11, 16);

export const draftOf = (course: StaffCourse): Draft => ({
  titleTh: course.title.th,
  titleEn: course.title.en,
  objectives: course.objectives.join('\n'),
  order: course.orderNumber ?? '',
  place: course.place,
  heldOn: course.heldOn,
  capacity: String(course.capacity),
  sessions: course.sessions.map((session) => ({
    id: session.id,
    titleTh: session.title.th,
    titleEn: session.title.en,
    content: session.content,
    from: clockOf(session.startsAt),
    to: clockOf(session.endsAt),
    stated: session.statedDuration ?? '',
    speakers: session.speakers.map(({ name, unit, payClass }) => ({
      name: name ?? '',
      unit,
      payClass: payClass ?? 'state',
    })),
  })),
});

const bodyOf = (draft: Draft): CourseBody => ({
  title: { th: draft.titleTh, en: draft.titleEn },
  objectives: draft.objectives.split('\n').filter((line) => line.trim()),
  orderNumber: draft.order || null,
  place: draft.place,
  heldOn: draft.heldOn,
  capacity: Number(draft.capacity),
  sessions: draft.sessions.map((session) => toSession(session, draft.heldOn)),
});

type Props = { start: Draft; onSave: (body: CourseBody) => Promise<void>; onStop: () => void };

export function CourseForm({ start, onSave, onStop }: Props) {
  const [draft, setDraft] = useState(start);
  const { busy, problem, run } = useWork();
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const error = (field: string) => problem?.errors[field]?.[0] ?? problem?.errors[`course.${field}`]?.[0];
  const line = (
    field: 'titleTh' | 'titleEn' | 'order' | 'place' | 'heldOn' | 'capacity',
    told: string,
    more: object = {},
  ) => (
    <Field id={`course-${field}`} label={k[field]} error={error(told)}>
      <input
        id={`course-${field}`}
        value={draft[field]}
        aria-invalid={error(told) ? true : undefined}
        aria-describedby={error(told) ? `course-${field}-error` : undefined}
        onInput={(event) => change({ [field]: event.currentTarget.value })}
        {...more}
      />
    </Field>
  );
  const save = (event: Event) => {
    event.preventDefault();
    return run(() => onSave(bodyOf(draft)));
  };

  return (
    <form class="course-form" onSubmit={save} noValidate>
      {line('titleTh', 'title')}
      {line('titleEn', 'title')}
      <div class="course-grid">
        {line('heldOn', 'heldOn', { type: 'date' })}
        {line('capacity', 'capacity', { type: 'number', min: 1, max: 1000, inputMode: 'numeric' })}
      </div>
      {line('place', 'place')}
      {line('order', 'orderNumber')}
      <Field id="course-objectives" label={k.objectives} error={error('objectives')}>
        <textarea
          id="course-objectives"
          rows={3}
          value={draft.objectives}
          onInput={(event) => change({ objectives: event.currentTarget.value })}
        />
      </Field>
      <h3>{k.timetable}</h3>
      {draft.sessions.map((session, index) => (
        <SessionFields
          key={session.id ?? index}
          index={index}
          session={session}
          error={(field) => error(`sessions.${index}.${field}`)}
          onChange={(changed) => change({ sessions: draft.sessions.map((one, at) => (at === index ? changed : one)) })}
          onRemove={() => change({ sessions: draft.sessions.filter((_, at) => at !== index) })}
        />
      ))}
      <button type="button" class="button" onClick={() => change({ sessions: [...draft.sessions, blankSession()] })}>
        {k.addSession}
      </button>
      {problem && <ProblemNote problem={problem} />}
      <div class="course-buttons">
        <button type="submit" class="button primary" aria-disabled={busy}>
          {k.save}
        </button>
        <button type="button" class="button" onClick={onStop}>
          {k.stop}
        </button>
      </div>
    </form>
  );
}
