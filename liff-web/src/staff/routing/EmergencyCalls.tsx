import { EmergencyNumbers } from '../../shared/EmergencyNumbers';
import { Icon } from '../../shared/Icon';
import { r } from './text';

export function EmergencyCalls() {
  return (
    <section class="panel emergency-calls">
      <h2>
        <Icon name="alarm" /> {r.emergency.title}
      </h2>
      <p>{r.emergency.hint}</p>
      <EmergencyNumbers />
    </section>
  );
}
