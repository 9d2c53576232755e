import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { s } from '../../shared/text';
import { t } from '../text';
import { b } from './text';
import { shortcutsOn, switchShortcuts } from './useShortcuts';

export function KeyHelp({ dialog }: { dialog: RefObject<HTMLDialogElement | null> }) {
  const [on, setOn] = useState(shortcutsOn);
  const keys = [
    ['j', t.keys.next],
    ['k', t.keys.previous],
    ['Enter', t.keys.open],
    ['x', b.keys.select],
    ['m', b.keys.map],
    ['/', t.keys.search],
    ['?', t.keys.help],
  ];
  return (
    <>
      <button type="button" class="button small-button keys-button" onClick={() => dialog.current?.showModal()}>
        <kbd>?</kbd> {t.keys.title}
      </button>
      <dialog ref={dialog} aria-labelledby="keys-title">
        <h2 id="keys-title">{t.keys.title}</h2>
        <dl class="keys">
          {keys.map(([key, name]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{name}</dd>
            </div>
          ))}
        </dl>
        <label class="option">
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => {
              setOn(event.currentTarget.checked);
              switchShortcuts(event.currentTarget.checked);
            }}
          />
          <span>{t.keys.on}</span>
        </label>
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          {s.close}
        </button>
      </dialog>
    </>
  );
}
