import { useState } from 'preact/hooks';
import { newKey } from '../../shared/api';
import { PhotoPicker } from '../../shared/PhotoPicker';
import { ProblemNote } from '../../shared/ProblemNote';
import { type DraftPhoto, MOST_PHOTOS, sentIds } from '../../shared/photo';
import { useWork } from '../../shared/resource';
import { t } from '../text';

type Words = { text: string; photoIds: string[]; key: string };
type Props = {
  id: string;
  label: string;
  action: string;
  missing?: string;
  withPhotos?: 'report' | 'evidence';
  onSend: (words: Words) => Promise<unknown>;
};

/** Words for the officers, with photos where they help. The key stays until the words are in. */
export function WordsBox({ id, label, action, missing = t.cases.needText, withPhotos, onSend }: Props) {
  const [text, setText] = useState('');
  const [photos, setPhotos] = useState<DraftPhoto[]>([]);
  const [key, setKey] = useState(newKey);
  const [empty, setEmpty] = useState(false);
  const { busy, problem, run } = useWork();

  const send = (event: Event) => {
    event.preventDefault();
    setEmpty(!text.trim());
    if (!text.trim()) return document.getElementById(id)?.focus();
    return run(async () => {
      await onSend({ text: text.trim(), photoIds: sentIds(photos), key });
      setText('');
      setPhotos([]);
      setKey(newKey());
    });
  };
  return (
    <form noValidate onSubmit={send} class={empty ? 'question has-error' : 'question'}>
      <label class="label" for={id}>
        {label}
      </label>
      {empty && (
        <p class="error" id={`${id}-error`}>
          {missing}
        </p>
      )}
      <textarea
        id={id}
        rows={3}
        maxLength={1000}
        value={text}
        aria-invalid={empty || undefined}
        aria-describedby={empty ? `${id}-error` : undefined}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setKey(newKey());
        }}
      />
      {withPhotos && <PhotoPicker photos={photos} most={MOST_PHOTOS} purpose={withPhotos} onChange={setPhotos} />}
      {problem && <ProblemNote problem={problem} />}
      <button
        type="submit"
        class="button primary"
        aria-disabled={busy || photos.some(({ state }) => state === 'sending')}
      >
        {action}
      </button>
    </form>
  );
}
