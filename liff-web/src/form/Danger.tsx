import { Icon } from '../shared/Icon';
import { say } from '../shared/language';
import { type Localized, settings } from '../shared/settings';
import { s } from '../shared/text';

export function Danger({ messages }: { messages: Localized[] }) {
  return (
    <div class="danger-holder" role="alert">
      {messages.length > 0 && (
        <section class="danger">
          <h2>
            <Icon name="alarm" /> {s.danger.title}
          </h2>
          {messages.map((message) => (
            <p key={message.th}>{say(message)}</p>
          ))}
          <p class="danger-calls">
            {settings.emergency.map(({ number, name }) => (
              <a key={number} class="call" href={`tel:${number}`}>
                <span class="unseen">{s.danger.call}</span>
                <b>{number}</b>
                <span>{say(name)}</span>
              </a>
            ))}
          </p>
          <p class="small">{s.danger.after}</p>
        </section>
      )}
    </div>
  );
}
