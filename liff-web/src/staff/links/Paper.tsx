import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { settings } from '../../shared/settings';
import { s } from '../../shared/text';
import type { MadeLink } from '../../shared/types';
import type { Letter } from './letter';
import { l } from './text';
import { outgoing } from './text.th';

/** Laid over the page beside it, not in it: when it is printed, all else is left out. */
export function showPaper(made: MadeLink, letter: Letter) {
  const holder = document.body.appendChild(document.createElement('div'));
  holder.className = 'paper-holder';
  const close = () => {
    render(null, holder);
    holder.remove();
  };
  render(<Paper made={made} letter={letter} onClose={close} />, holder);
}

type Props = { made: MadeLink; letter: Letter };

/** What lies in the browser's top layer has no page of its own size, so the sheet that is printed is a second one, in the flow. */
function Paper({ made, letter, onClose }: Props & { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <>
      <dialog ref={dialog} class="paper" aria-label={l.paper} onClose={onClose}>
        <div class="row">
          <button type="button" class="button primary" onClick={() => print()}>
            {l.print}
          </button>
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {s.close}
          </button>
        </div>
        <Sheet made={made} letter={letter} />
      </dialog>
      <div class="paper paper-printed" aria-hidden="true">
        <Sheet made={made} letter={letter} />
      </div>
    </>
  );
}

function Sheet({ made, letter }: Props) {
  const { paper } = outgoing;
  return (
    <article lang="th">
      <p>{settings.district.name.th}</p>
      <h1>{paper.title}</h1>
      <dl>
        <dt>{paper.to}</dt>
        <dd>{letter.agency}</dd>
        <dt>{paper.reference}</dt>
        <dd class="reference">{letter.reference}</dd>
        <dt>{paper.category}</dt>
        <dd>{letter.category}</dd>
        <dt>{letter.offered ? paper.acceptBy : paper.fixBy}</dt>
        <dd>{letter.by}</dd>
      </dl>
      <img src={made.qr} alt={l.qr} width={220} height={220} />
      <ol>
        {paper.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="small">{paper.until(letter.until)}</p>
      {settings.district.phone && <p>{paper.call(settings.district.phone)}</p>}
    </article>
  );
}
