import { Icon } from '../shared/Icon';
import { say } from '../shared/language';
import { type Localized, settings } from '../shared/settings';
import { s } from '../shared/text';
import { urgentCalls } from './urgent';

/** What to do scrolls away with the page; whom to call stays in sight. */
export function Danger({ messages }: { messages: Localized[] }) {
  const { first, others } = urgentCalls(messages, settings.emergency);
  return (
    <>
      <div class="danger-words" role="alert">
        {messages.length > 0 && (
          <>
            <h2>
              <Icon name="alarm" /> {s.danger.title}
            </h2>
            {messages.map((message) => (
              <p key={message.th}>{say(message)}</p>
            ))}
            <p class="small">
              {s.danger.after}
              {others.map(({ number, name }) => (
                <a key={number} href={`tel:${number}`}>
                  {number} {say(name)}
                </a>
              ))}
            </p>
          </>
        )}
      </div>
      {messages.length > 0 && (
        <nav class="danger-calls" aria-label={s.danger.title}>
          {first.map(({ number, name }) => (
            <a key={number} class="call" href={`tel:${number}`}>
              <span class="unseen">{s.danger.call}</span>
              <b>{number}</b>
              <span>{say(name)}</span>
            </a>
          ))}
        </nav>
      )}
    </>
  );
}
