import { useState } from 'preact/hooks';
import { api, newKey, ok } from '../../shared/api';
import { day, fromBangkok } from '../../shared/dates';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import { useSettled } from '../../shared/useSettled';
import type { StaffRound, StaffSurvey } from '../../shared/types';
import { Field } from '../routing/fields';
import { Both } from './Fields';
import { q } from './text';

const BANGKOK = 7 * 3_600_000;
const DAY = 24 * 3_600_000;
const KINDS = ['followers', 'network', 'committee', 'reporters', 'course'];

/** What a date field holds, in Bangkok's time. */
export const toLocal = (iso: string) => new Date(Date.parse(iso) + BANGKOK).toISOString().slice(0, 16);

type Props = { survey: StaffSurvey; round?: StaffRound; onSaved: () => Promise<void>; onCancel: () => void };

export function RoundForm({ survey, round, onSaved, onCancel }: Props) {
  const last = survey.rounds[0];
  const start = Date.now() + 3_600_000;
  const [draft, setDraft] = useState(() => ({
    kind: round?.audience.kind ?? last?.audience.kind ?? 'followers',
    from: round?.audience.from ?? new Date(start - 92 * DAY).toISOString().slice(0, 10),
    to: round?.audience.to ?? new Date(start).toISOString().slice(0, 10),
    course: round?.audience.course ?? last?.audience.course ?? '',
    opens: toLocal(round?.opensAt ?? new Date(start).toISOString()),
    closes: toLocal(round?.closesAt ?? new Date(start + 14 * DAY).toISOString()),
    remind: round ? (round.remindAt ? toLocal(round.remindAt) : '') : toLocal(new Date(start + 10 * DAY).toISOString()),
    push: round?.push ?? false,
    invitation: round?.invitation ?? last?.invitation ?? { th: 'ขอเชิญท่านตอบแบบสอบถาม', en: 'Please answer our survey' },
  }));
  const [key, setKey] = useState(newKey);
  const { busy, problem, run } = useWork();
  const change = (part: Partial<typeof draft>) => {
    setDraft({ ...draft, ...part });
    setKey(newKey());
  };
  const audience = {
    kind: draft.kind,
    ...(draft.kind === 'reporters' && { from: draft.from, to: draft.to }),
    ...(draft.kind === 'course' && { course: draft.course || null }),
    ...(draft.kind === 'people' && { people: round?.audience.people ?? last?.audience.people ?? [] }),
  };
  const settled = useSettled(JSON.stringify(audience));
  const cost = useResource(async () => {
    const asked = JSON.parse(settled) as typeof audience;
    if (asked.kind === 'course' && !asked.course) return undefined;
    return ok(api.POST('/api/v1/staff/surveys/audience', { body: { audience: asked } }));
  }, [settled]);
  const courses = useResource(
    async () =>
      draft.kind === 'course'
        ? (await ok(api.GET('/api/v1/staff/courses', { params: { query: { limit: 100 } } }))).items
        : [],
    [draft.kind],
  );
  const save = (event: Event) => {
    event.preventDefault();
    const body = {
      audience,
      opensAt: fromBangkok(draft.opens),
      closesAt: fromBangkok(draft.closes),
      invitation: draft.invitation,
      push: draft.push,
      ...(draft.remind && { remindAt: fromBangkok(draft.remind) }),
    };
    return run(async () => {
      await ok(
        round
          ? api.PUT('/api/v1/staff/rounds/{id}', {
              params: { path: { id: round.id } },
              body: { version: round.version, round: body },
            })
          : api.POST('/api/v1/staff/surveys/{id}/rounds', {
              params: { path: { id: survey.id }, header: { 'Idempotency-Key': key } },
              body,
            }),
      );
      await onSaved();
    });
  };
  const time = (name: 'opens' | 'closes' | 'remind', label: string) => (
    <Field id={`round-${name}`} label={label}>
      <input
        id={`round-${name}`}
        type="datetime-local"
        value={draft[name]}
        onInput={(event) => change({ [name]: event.currentTarget.value })}
      />
    </Field>
  );

  return (
    <form noValidate onSubmit={save} class="act">
      <h3>{round ? q.roundOf(round.number) : q.addRound}</h3>
      <Field id="round-audience" label={q.audience}>
        <select
          id="round-audience"
          value={draft.kind}
          onChange={(event) => change({ kind: event.currentTarget.value })}
        >
          {(KINDS.includes(draft.kind) ? KINDS : [...KINDS, draft.kind]).map((kind) => (
            <option key={kind} value={kind}>
              {q.audiences[kind]}
            </option>
          ))}
        </select>
      </Field>
      {draft.kind === 'reporters' && (
        <div class="rule-times">
          {(['from', 'to'] as const).map((name) => (
            <Field key={name} id={`round-${name}`} label={name === 'from' ? q.fromDay : q.toDay}>
              <input
                id={`round-${name}`}
                type="date"
                value={draft[name]}
                onInput={(event) => change({ [name]: event.currentTarget.value })}
              />
            </Field>
          ))}
        </div>
      )}
      {draft.kind === 'course' && (
        <Field id="round-course" label={q.course}>
          <select
            id="round-course"
            value={draft.course}
            onChange={(event) => change({ course: event.currentTarget.value })}
          >
            <option value="">{q.chooseCourse}</option>
            {courses.data?.map(({ id, title, heldOn }) => (
              <option key={id} value={id}>
                {say(title)} · {day(heldOn)}
              </option>
            ))}
          </select>
        </Field>
      )}
      <p class="note" role="status">
        {cost.data && q.cost(cost.data.people, cost.data.free)}
        {cost.data?.free != null && draft.push && cost.data.people > cost.data.free && <b> {q.tooDear}</b>}
      </p>
      <div class="rule-times">
        {time('opens', q.opens)}
        {time('closes', q.closes)}
        {time('remind', q.remind)}
      </div>
      <Both
        id="round-invitation"
        label={q.invitation}
        long
        value={draft.invitation}
        onChange={(invitation) => change({ invitation })}
      />
      <label class="option">
        <input
          type="checkbox"
          checked={draft.push}
          onChange={(event) => change({ push: event.currentTarget.checked })}
        />
        <span>
          {q.push}
          <small>{q.pushHint}</small>
        </span>
      </label>
      {problem && <ProblemNote problem={problem} />}
      {Object.values(problem?.errors ?? {})
        .flat()
        .map((text) => (
          <p class="error" key={text}>
            {text}
          </p>
        ))}
      <div class="survey-buttons">
        <button type="submit" class="button primary" aria-disabled={busy}>
          {q.save}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {q.cancel}
        </button>
      </div>
    </form>
  );
}
