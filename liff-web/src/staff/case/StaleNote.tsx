import { when } from '../../shared/dates';
import { type AgencyName, eventTitle } from '../../shared/eventWords';
import { Icon } from '../../shared/Icon';
import { s } from '../../shared/text';
import type { CaseChange, StaffIncident } from '../../shared/types';
import { c } from './text';

type Props = { incident: StaffIncident; changes: CaseChange[]; agencyName: AgencyName };

/** What has happened to the case since the officer read it, in the words of its history. */
export function StaleNote({ incident, changes, agencyName }: Props) {
  const words = (change: CaseChange) => {
    const line = incident.events.find(
      ({ kind, recordedAt }) => kind === change.kind && Date.parse(recordedAt) === Date.parse(change.recordedAt),
    );
    return eventTitle(line ?? { ...change, data: null }, agencyName);
  };
  return (
    <div class="note warn" role="alert">
      <Icon name="alarm" />
      <div>
        <p>{c.stale.title}</p>
        <ul class="stale-changes">
          {changes.map((change, index) => (
            <li key={index}>
              <b>{words(change)}</b>{' '}
              <small>
                {s.by[change.by]} · {when(change.recordedAt)}
              </small>
            </li>
          ))}
        </ul>
        <p>{c.stale.again}</p>
      </div>
    </div>
  );
}
