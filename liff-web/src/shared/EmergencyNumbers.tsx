import { Icon } from './Icon';
import { say } from './language';
import { settings } from './settings';
import { s } from './text';

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
