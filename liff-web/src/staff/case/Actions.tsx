import { useState } from 'preact/hooks';
import type { Agency, StaffIncident, Status } from '../../shared/types';
import { t } from '../text';
import { AssignForm } from './AssignForm';
import { MoveForm } from './MoveForm';
import { asides, moveName, onward, running } from './moves';
import { TalkForm } from './TalkForm';

type Props = { incident: StaffIncident; agencies: Agency[]; onDone: () => Promise<void> };

/** One thing at a time: opening an action folds the other away. */
export function Actions({ incident, agencies, onDone }: Props) {
  const [open, setOpen] = useState('');
  const { allowed, status } = incident;
  const names = [
    ...onward(status).filter((to) => allowed.includes(to)),
    ...(running.includes(status) ? ['assign'] : []),
    ...asides.filter((to) => allowed.includes(to)),
  ];
  const button = (name: string, label: string) => (
    <button
      key={name}
      type="button"
      class={open === name ? 'button small-button on' : 'button small-button'}
      aria-expanded={open === name}
      aria-controls="action"
      onClick={() => setOpen(open === name ? '' : name)}
    >
      {label}
    </button>
  );
  const finish = async () => {
    await onDone();
    setOpen('');
  };

  return (
    <section class="panel">
      <h2>{t.case.actions}</h2>
      <div class="row">
        {names.map((name) => button(name, name === 'assign' ? t.case.assign : moveName(status, name as Status)))}
        {button('talk', t.case.talk)}
      </div>
      <div id="action">
        {open === 'assign' && <AssignForm incident={incident} agencies={agencies} onDone={finish} />}
        {open === 'talk' && <TalkForm id={incident.id} onDone={finish} />}
        {[...onward(status), ...asides].includes(open as Status) && (
          <MoveForm key={open} id={incident.id} from={status} to={open as Status} onDone={finish} />
        )}
      </div>
    </section>
  );
}
