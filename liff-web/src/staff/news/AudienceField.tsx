import { api, ok, openApi } from '../../shared/api';
import { say } from '../../shared/language';
import { useResource } from '../../shared/resource';
import { asAudience, type AudienceDraft, type AudienceKind } from './draft';
import { CostNote } from './CostNote';
import { a } from './text';
import { Words } from './Words';

const kinds: AudienceKind[] = ['everyone', 'community', 'role', 'near', 'unanswered', 'archive'];
const roles = ['committee', 'officer', 'head', 'director', 'admin'];
const distances = [200, 500, 1000, 2000, 5000];

type Props = {
  audience: AudienceDraft;
  errors: Record<string, string>;
  onAudience: (audience: AudienceDraft) => void;
};

/** Whom it goes to, and what that costs, before anything is sent. */
export function AudienceField({ audience, errors, onAudience }: Props) {
  const communities = useResource(() => ok(openApi.GET('/api/v1/communities')), []);
  const asking = audience.kind === 'unanswered';
  const surveys = useResource(async () => (asking ? (await ok(api.GET('/api/v1/staff/surveys'))).items : []), [asking]);
  const ready = audience.kind === 'everyone' || audience.kind === 'archive' || audience.code.trim().length > 1;
  const cost = useResource(
    async () => (ready ? ok(api.POST('/api/v1/staff/announcements/audience', { body: asAudience(audience) })) : null),
    [audience.kind, audience.code, audience.metres],
  );
  const set = (part: Partial<AudienceDraft>) => onAudience({ ...audience, ...part });

  return (
    <section class="panel">
      <fieldset>
        <legend>
          <h2>{a.audience}</h2>
        </legend>
        <div class="announcement-kinds">
          {kinds.map((kind) => (
            <label key={kind} class={kind === audience.kind ? 'announcement-kind on' : 'announcement-kind'}>
              <input
                type="radio"
                name="audience"
                checked={kind === audience.kind}
                onChange={() => set({ kind, code: kind === audience.kind ? audience.code : '' })}
              />
              <span>
                <b>{a.kinds[kind]}</b>
                <small>{a.kindHints[kind]}</small>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {audience.kind === 'community' && (
        <Choice
          id="audience-code"
          label={a.community}
          value={audience.code}
          error={errors['audience-code']}
          options={(communities.data ?? []).map(({ code, name }) => [code, name])}
          onValue={(code) => set({ code })}
        />
      )}
      {audience.kind === 'role' && (
        <Choice
          id="audience-code"
          label={a.role}
          value={audience.code}
          error={errors['audience-code']}
          options={roles.map((role) => [role, a.roles[role] ?? role])}
          onValue={(code) => set({ code })}
        />
      )}
      {asking && (
        <Choice
          id="audience-code"
          label={a.round}
          value={audience.code}
          error={errors['audience-code']}
          options={(surveys.data ?? []).flatMap(({ title, latest }) =>
            latest?.state === 'open' ? [[latest.id, a.roundOf(say(title), latest.number)] as const] : [],
          )}
          onValue={(code) => set({ code })}
        />
      )}
      {audience.kind === 'near' && (
        <>
          <Words
            id="audience-code"
            label={a.near}
            value={audience.code}
            most={30}
            error={errors['audience-code']}
            hint={a.nearHint}
            onValue={(code) => set({ code: code.toUpperCase() })}
          />
          <Choice
            id="audience-metres"
            label={a.metres}
            value={String(audience.metres)}
            error={errors['audience-metres']}
            options={distances.map((metres) => [String(metres), a.within(metres)])}
            onValue={(metres) => set({ metres: Number(metres) || 500 })}
          />
        </>
      )}
      <CostNote kind={audience.kind} cost={cost.data ?? undefined} problem={ready ? cost.problem : undefined} />
    </section>
  );
}

type ChoiceProps = {
  id: string;
  label: string;
  value: string;
  error: string | undefined;
  options: (readonly [string, string])[];
  onValue: (value: string) => void;
};

function Choice({ id, label, value, error, options, onValue }: ChoiceProps) {
  return (
    <div id={`q-${id}`} class={error ? 'question has-error' : 'question'}>
      <label class="label" for={id}>
        {label}
      </label>
      {error && <p class="error">{error}</p>}
      <select id={id} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        {!options.some(([code]) => code === value) && <option value="">{a.choose}</option>}
        {options.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
