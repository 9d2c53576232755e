import { loadCommunities } from '../../shared/catalogue';
import type { Problem } from '../../shared/problem';
import { useResource } from '../../shared/resource';
import type { EnrolmentBody } from '../../shared/types';
import { Field } from '../routing/fields';
import { k } from './text';

type Props = { id: string; body: EnrolmentBody; problem: Problem | undefined; onChange: (body: EnrolmentBody) => void };

/** Name, community, telephone and, with consent, needs of somebody on the roster. */
export function PersonFields({ id, body, problem, onChange }: Props) {
  const communities = useResource(loadCommunities, []);
  const error = (field: string) => problem?.errors[`enrolment.${field}`]?.[0] ?? problem?.errors[field]?.[0];
  const line = (field: 'name' | 'phone' | 'foodNeeds' | 'accessNeeds', label: string, longest: number) => (
    <Field id={`${id}-${field}`} label={label} error={error(field)}>
      <input
        id={`${id}-${field}`}
        value={body[field] ?? ''}
        maxLength={longest}
        aria-invalid={error(field) ? true : undefined}
        aria-describedby={error(field) ? `${id}-${field}-error` : undefined}
        onInput={(event) => onChange({ ...body, [field]: event.currentTarget.value })}
      />
    </Field>
  );
  return (
    <div class="course-grid">
      {line('name', k.name, 100)}
      <Field id={`${id}-community`} label={k.community}>
        <select
          id={`${id}-community`}
          value={body.community ?? ''}
          onChange={(event) => onChange({ ...body, community: event.currentTarget.value || null })}
        >
          <option value="">{k.noCommunity}</option>
          {communities.data?.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      {line('phone', k.phone, 30)}
      {line('foodNeeds', k.food, 300)}
      {line('accessNeeds', k.access, 300)}
      <label class="course-check">
        <input
          type="checkbox"
          checked={body.needsConsent ?? false}
          aria-describedby={error('needsConsent') ? `${id}-consent-error` : undefined}
          onChange={(event) => onChange({ ...body, needsConsent: event.currentTarget.checked })}
        />
        <span>{k.consent}</span>
      </label>
      {error('needsConsent') && (
        <p class="error" id={`${id}-consent-error`} role="alert">
          {error('needsConsent')}
        </p>
      )}
    </div>
  );
}

/** Empty fields are nothing. */
export const tidy = (body: EnrolmentBody): EnrolmentBody => ({
  name: body.name ?? '',
  community: body.community || null,
  phone: body.phone || null,
  foodNeeds: body.foodNeeds || null,
  accessNeeds: body.accessNeeds || null,
  needsConsent: body.needsConsent ?? false,
});
