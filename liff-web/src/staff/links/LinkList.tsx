import { api, ok } from '../../shared/api';
import { dayAndClock, when } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { AgencyLink } from '../../shared/types';
import { l } from './text';

type Props = { assignment: string; links: AgencyLink[]; reload: () => Promise<void> };

export function LinkList({ assignment, links, reload }: Props) {
  const { problem, run } = useWork();
  const revoke = (link: AgencyLink) => {
    if (!confirm(l.revokeAsk(link.label))) return;
    void run(async () => {
      const path = { id: assignment, linkId: link.id };
      await ok(api.DELETE('/api/v1/staff/assignments/{id}/links/{linkId}', { params: { path } }));
      await reload();
    });
  };
  return (
    <section class="made-links">
      <h3>{l.list}</h3>
      {problem && <ProblemNote problem={problem} />}
      {links.length === 0 && <p class="small">{l.none}</p>}
      <ul class="plain">
        {links.map((link) => (
          <li key={link.id}>
            <p>
              <b>{link.label}</b>
            </p>
            <p class="small">
              {[
                stateOf(link),
                link.openedAt ? l.opened(when(link.openedAt)) : l.unopened,
                link.usedAt && l.used(when(link.usedAt)),
                l.madeBy(link.madeBy),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {isAlive(link) && (
              <button
                type="button"
                class="button small-button quiet-danger"
                aria-label={`${l.revoke}: ${link.label}`}
                onClick={() => revoke(link)}
              >
                {l.revoke}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const isAlive = ({ revokedAt, expiresAt }: AgencyLink) => !revokedAt && Date.parse(expiresAt) > Date.now();

function stateOf(link: AgencyLink) {
  if (link.revokedAt) return l.revoked(when(link.revokedAt));
  return isAlive(link) ? l.until(dayAndClock(link.expiresAt)) : l.expired(dayAndClock(link.expiresAt));
}
