import { useEffect, useState } from 'preact/hooks';
import type { AgencyName } from '../../shared/eventWords';
import { ProblemNote } from '../../shared/ProblemNote';
import { isEnded } from '../../shared/StatusChip';
import type { Agency, Officer, StaffIncident, Status } from '../../shared/types';
import { t } from '../text';
import { AssignForm } from './AssignForm';
import { MoveForm } from './MoveForm';
import { asides, moveName, onward, running } from './moves';
import { OfficerForm } from './OfficerForm';
import { RetargetForm } from './RetargetForm';
import { StaleNote } from './StaleNote';
import { TalkForm } from './TalkForm';
import { c } from './text';
import { useDecision } from './useDecision';

type Props = {
  incident: StaffIncident;
  agencies: Agency[];
  officers: Officer[];
  me: string;
  agencyName: AgencyName;
  reload: () => Promise<void>;
  onDone: (words?: string) => Promise<void>;
};

/** One thing at a time: opening an action folds the other away. */
export function Actions({ incident, agencies, officers, me, agencyName, reload, onDone }: Props) {
  const [open, setOpen] = useState('');
  const decision = useDecision(incident, reload);
  // The column scrolls in itself: what was asked for must not open below its edge.
  useEffect(() => {
    if (open) document.getElementById('action')?.scrollIntoView({ block: 'nearest' });
  }, [open, decision.changes]);
  const { allowed, status } = incident;
  const moves = [...onward(status), ...asides].filter((to) => allowed.includes(to));
  const first = moves.filter((to) => !asides.includes(to));
  const button = (name: string, label: string) => (
    <button
      key={name}
      type="button"
      class={open === name ? 'button small-button on' : 'button small-button'}
      aria-expanded={open === name}
      aria-controls="action"
      onClick={() => {
        decision.begin();
        setOpen(open === name ? '' : name);
      }}
    >
      {label}
    </button>
  );
  const move = (to: Status) => button(to, moveName(status, to));
  const finish = async (words?: string) => {
    await onDone(words);
    setOpen('');
  };

  return (
    <section class="panel">
      <h2>{t.case.actions}</h2>
      <div class="row">
        {first.map(move)}
        {running.includes(status) && button('assign', t.case.assign)}
        {moves.filter((to) => asides.includes(to)).map(move)}
        {button('talk', t.case.talk)}
        {!isEnded(status) && [
          button('priority', c.retarget.priority),
          button('category', c.retarget.category),
          button('officer', c.officer.title),
        ]}
      </div>
      <div id="action">
        {decision.changes && <StaleNote incident={incident} changes={decision.changes} agencyName={agencyName} />}
        {decision.problem && <ProblemNote problem={decision.problem} />}
        {open === 'assign' && (
          <AssignForm incident={incident} agencies={agencies} decision={decision} onDone={finish} />
        )}
        {open === 'talk' && <TalkForm id={incident.id} onDone={finish} />}
        {(open === 'priority' || open === 'category') && (
          <RetargetForm key={open} what={open} incident={incident} decision={decision} onDone={finish} />
        )}
        {open === 'officer' && (
          <OfficerForm incident={incident} officers={officers} me={me} decision={decision} onDone={finish} />
        )}
        {moves.includes(open as Status) && (
          <MoveForm key={open} id={incident.id} from={status} to={open as Status} decision={decision} onDone={finish} />
        )}
      </div>
    </section>
  );
}
