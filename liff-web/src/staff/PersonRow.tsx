import { useState } from 'preact/hooks';
import { api, ok } from '../shared/api';
import { ProblemNote } from '../shared/ProblemNote';
import { useWork } from '../shared/resource';
import type { Community, Person } from '../shared/types';
import { t } from './text';

type Props = { person: Person; isMe: boolean; communities: Community[]; onSaved: (person: Person) => void };
type Role = keyof typeof t.people.roles;

export function PersonRow({ person, isMe, communities, onSaved }: Props) {
  const [roles, setRoles] = useState(person.roles);
  const [community, setCommunity] = useState(person.community ?? '');
  const [saved, setSaved] = useState(false);
  const [missing, setMissing] = useState(false);
  const { busy, problem, run } = useWork();
  const committee = roles.includes('committee');
  const save = (event: Event) => {
    event.preventDefault();
    setMissing(committee && !community);
    if (committee && !community) return document.getElementById(`community-${person.id}`)?.focus();
    return run(async () => {
      const body = committee ? { roles, community } : { roles };
      const params = { path: { id: person.id } };
      onSaved(await ok(api.PUT('/api/v1/staff/people/{id}/roles', { params, body })));
      setSaved(true);
    });
  };
  const names = (person.roles as Role[]).map((role) => t.people.roles[role] ?? role).join(', ');

  return (
    <li>
      <details class="more">
        <summary>
          {person.name} <small>{names}</small>
        </summary>
        <form onSubmit={save}>
          <div class="options roles">
            {(Object.keys(t.people.roles) as Role[]).map((role) => (
              <label key={role} class="option">
                <input
                  type="checkbox"
                  checked={roles.includes(role)}
                  disabled={isMe && role === 'admin'}
                  onChange={(event) => {
                    setSaved(false);
                    setRoles(event.currentTarget.checked ? [...roles, role] : roles.filter((one) => one !== role));
                  }}
                />
                <span>{t.people.roles[role]}</span>
              </label>
            ))}
          </div>
          {isMe && <p class="hint">{t.people.own}</p>}
          {committee && (
            <div class={missing && !community ? 'question has-error' : 'question'}>
              <label class="label" for={`community-${person.id}`}>
                {t.people.community}
              </label>
              {missing && !community && (
                <p class="error" id={`community-error-${person.id}`}>
                  {t.case.needed}
                </p>
              )}
              <select
                id={`community-${person.id}`}
                value={community}
                aria-invalid={(missing && !community) || undefined}
                aria-describedby={missing && !community ? `community-error-${person.id}` : undefined}
                onChange={(event) => setCommunity(event.currentTarget.value)}
              >
                <option value="">{t.people.noCommunity}</option>
                {communities.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </select>
            </div>
          )}
          {problem && <ProblemNote problem={problem} />}
          <div class="row">
            <button type="submit" class="button primary small-button" aria-disabled={busy}>
              {t.people.save}
            </button>
            <span role="status" class="small">
              {saved && t.people.saved}
            </span>
          </div>
        </form>
      </details>
    </li>
  );
}
