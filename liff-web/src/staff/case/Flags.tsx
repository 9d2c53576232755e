import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { when } from '../../shared/dates';
import type { AgencyName } from '../../shared/eventWords';
import { Icon } from '../../shared/Icon';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { StaffIncident } from '../../shared/types';
import { useKept } from '../../shared/useKept';
import { ReasonField } from './ReasonField';
import { c } from './text';

type Props = {
  incident: StaffIncident;
  works: boolean;
  agencyName: AgencyName;
  onDone: (words: string) => Promise<void>;
};

/** What an officer or the head must look at; it stays until somebody says that it was looked at. */
export function Flags({ incident, works, agencyName, onDone }: Props) {
  if (incident.flags.length === 0) return null;
  return (
    <section class="panel flags" aria-labelledby="flags">
      <h2 id="flags">
        <Icon name="alarm" size={22} /> {c.flags.title}
      </h2>
      <ul class="plain">
        {incident.flags.map((flag) => (
          <FlagRow key={flag} incident={incident} flag={flag} works={works} agencyName={agencyName} onDone={onDone} />
        ))}
      </ul>
    </section>
  );
}

function FlagRow({ incident, flag, works, agencyName, onDone }: Props & { flag: string }) {
  const { id } = incident;
  const [open, setOpen] = useState(false);
  const [note, setNote] = useKept(`flag:${flag}:${id}`);
  const { busy, problem, run } = useWork();
  const raised = incident.events.filter(({ kind, data }) => kind === 'flagged' && data?.flag === flag).at(-1);
  const about = raised?.data?.about;
  const agencies = [...(about?.agency ? [about.agency] : []), ...(about?.agencies ?? [])].map(agencyName);
  const clear = (event: Event) => {
    event.preventDefault();
    return run(async () => {
      const body = note.trim() ? { note: note.trim() } : {};
      await ok(api.POST('/api/v1/staff/incidents/{id}/flags/{flag}/clear', { params: { path: { id, flag } }, body }));
      setNote('');
      await onDone(c.flags.done);
    });
  };
  return (
    <li>
      <div class="flag">
        <p>
          <b>{c.flags.words[flag] ?? flag}</b>{' '}
          <small>{[...agencies, raised && when(raised.recordedAt)].filter(Boolean).join(' · ')}</small>
        </p>
        {works && (
          <button
            type="button"
            class={open ? 'button small-button on' : 'button small-button'}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <Icon name="eye" size={20} /> {c.flags.seen}
          </button>
        )}
      </div>
      {open && (
        <form noValidate onSubmit={clear} class="act">
          <ReasonField id={`flag-${flag}`} label={c.flags.note} text={note} missing={false} rows={2} onText={setNote} />
          {problem && <ProblemNote problem={problem} />}
          <button type="submit" class="button primary" aria-disabled={busy}>
            {c.flags.save}
          </button>
        </form>
      )}
    </li>
  );
}
