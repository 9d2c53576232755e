import { CopyButton } from '../../shared/CopyButton';
import { Icon } from '../../shared/Icon';
import type { MadeLink } from '../../shared/types';
import type { Letter } from './letter';
import { showPaper } from './Paper';
import { l } from './text';

/** The ways a link gets to the agency. It is here this once. */
export function SendLink({ made, letter }: { made: MadeLink; letter: Letter }) {
  return (
    <section class="note good send-link">
      <div>
        <h3>{l.made(made.label)}</h3>
        <p class="small">{l.once}</p>
        <code>{made.url}</code>
        <div class="row">
          <CopyButton text={made.url} label={l.copy} />
          <a class="button small-button" href={letter.line} target="_blank" rel="noopener noreferrer">
            <Icon name="send" size={18} /> {l.line}
          </a>
          <button type="button" class="button small-button" onClick={() => showPaper(made, letter)}>
            <Icon name="letter" size={18} /> {l.paper}
          </button>
        </div>
        <details>
          <summary class="link">{l.mail}</summary>
          <dl class="facts">
            <div>
              <dt>{l.subject}</dt>
              <dd>{letter.subject}</dd>
            </div>
            <div>
              <dt>{l.body}</dt>
              <dd>{letter.body}</dd>
            </div>
          </dl>
          <div class="row">
            <CopyButton text={letter.subject} label={l.copySubject} />
            <CopyButton text={letter.body} label={l.copyBody} />
          </div>
        </details>
      </div>
    </section>
  );
}
