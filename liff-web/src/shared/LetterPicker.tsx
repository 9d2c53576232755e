import { useState } from 'preact/hooks';
import { Icon } from './Icon';
import { asProblem } from './problem';
import { s } from './text';
import { upload } from './upload';

export const MOST_LETTERS = 5;

export type DraftLetter = {
  localId: string;
  name: string;
  state: 'sending' | 'sent' | 'failed';
  id?: string;
  reason?: string;
};

type Props = {
  id: string;
  letters: DraftLetter[];
  onChange: (change: (before: DraftLetter[]) => DraftLetter[]) => void;
};

/** Reply letters go up as they are picked; one that failed is taken out and picked again. */
export function LetterPicker({ id, letters, onChange }: Props) {
  const [said, setSaid] = useState('');
  const send = async (file: File) => {
    const localId = crypto.randomUUID();
    const change = (part: Partial<DraftLetter>) =>
      onChange((before) => before.map((letter) => (letter.localId === localId ? { ...letter, ...part } : letter)));
    onChange((before) => [...before, { localId, name: file.name, state: 'sending' }]);
    try {
      change({ id: await upload('letters', { file, name: file.name }, () => undefined), state: 'sent' });
      setSaid(s.letter.sent(file.name));
    } catch (error) {
      change({ state: 'failed', reason: asProblem(error).message });
    }
  };
  return (
    <div class="letter-picker">
      <p class="hint">{s.letter.hint(MOST_LETTERS)}</p>
      <p role="status" class="small">
        {said}
      </p>
      <ul class="plain">
        {letters.map(({ localId, name, state, reason }) => (
          <li key={localId} class="row">
            <Icon name="letter" size={20} /> <span class="letter-name">{name}</span>
            {state === 'sending' && <small>{s.letter.sending}</small>}
            {state === 'failed' && <small class="error">{reason}</small>}
            <button
              type="button"
              class="button small-button"
              aria-label={s.letter.remove(name)}
              onClick={() => onChange((before) => before.filter((letter) => letter.localId !== localId))}
            >
              <Icon name="close" size={18} />
            </button>
          </li>
        ))}
      </ul>
      {letters.length < MOST_LETTERS && (
        <label class="button small-button file-button" for={id}>
          <Icon name="plus" size={20} /> {s.letter.add}
          <input
            id={id}
            type="file"
            accept="application/pdf,image/jpeg,image/png,image/webp"
            multiple
            onChange={(event) => {
              const input = event.currentTarget;
              const files = [...(input.files ?? [])].slice(0, MOST_LETTERS - letters.length);
              input.value = '';
              files.forEach((file) => void send(file));
            }}
          />
        </label>
      )}
    </div>
  );
}
