import { Icon } from '../shared/Icon';
import { say } from '../shared/language';
import { settings } from '../shared/settings';
import { s } from '../shared/text';

export function EmergencyNumbers() {
  return (
    <ul class="numbers">
      {settings.emergency.map(({ number, name }) => (
        <li key={number}>
          <a href={`tel:${number}`}>
            <Icon name="phone" size={20} />
            <span class="unseen">{s.danger.call}</span>
            <b>{number}</b>
            <span>{say(name)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
