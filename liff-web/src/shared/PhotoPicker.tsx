import { useEffect, useState } from 'preact/hooks';
import { Icon } from './Icon';
import { type DraftPhoto, MOST_PHOTOS, shrink } from './photo';
import { asProblem } from './problem';
import { s } from './text';
import { upload } from './upload';

type Props = {
  photos: DraftPhoto[];
  most?: number;
  purpose?: 'report' | 'evidence';
  onChange: (change: (before: DraftPhoto[]) => DraftPhoto[]) => void;
};

export function PhotoPicker({ photos, most = MOST_PHOTOS, purpose = 'report', onChange }: Props) {
  const [unreadable, setUnreadable] = useState(false);
  const change = (localId: string, part: Partial<DraftPhoto>) =>
    onChange((before) => before.map((photo) => (photo.localId === localId ? { ...photo, ...part } : photo)));

  const send = async ({ localId, blob, hash }: DraftPhoto) => {
    change(localId, { state: 'sending', percent: 0, reason: undefined } as Partial<DraftPhoto>);
    try {
      const id = await upload('photos', { file: blob, name: 'photo.jpg', hash }, (percent) =>
        change(localId, { percent }),
      );
      change(localId, { state: 'sent', id });
    } catch (error) {
      change(localId, { state: 'failed', reason: asProblem(error).message });
    }
  };

  const add = async (files: File[]) => {
    setUnreadable(false);
    for (const file of files.slice(0, most - photos.length)) {
      try {
        const photo: DraftPhoto = {
          localId: crypto.randomUUID(),
          ...(await shrink(file, purpose)),
          state: 'waiting',
          percent: 0,
        };
        onChange((before) => [...before, photo]);
        void send(photo);
      } catch {
        setUnreadable(true);
      }
    }
  };

  // A draft that comes back may hold photos whose sending was cut short.
  useEffect(() => {
    for (const photo of photos) if (photo.state === 'waiting' || photo.state === 'sending') void send(photo);
  }, []);

  return (
    <div class="photos">
      <p class="hint">{purpose === 'evidence' ? s.photo.evidenceHint(most) : s.photo.hint(most)}</p>
      {unreadable && <p class="error">{s.photo.unreadable}</p>}
      <ul class="photo-row">
        {photos.map((photo, index) => (
          <PhotoTile
            key={photo.localId}
            photo={photo}
            number={index + 1}
            onRetry={() => void send(photo)}
            onRemove={() => onChange((before) => before.filter((one) => one.localId !== photo.localId))}
          />
        ))}
        {photos.length < most && (
          <li>
            <label class="photo-add">
              <Icon name="camera" size={28} />
              <span>{s.photo.add}</span>
              <input
                type="file"
                accept="image/*"
                multiple
                onChange={(event) => {
                  const input = event.currentTarget;
                  const files = [...(input.files ?? [])];
                  input.value = '';
                  void add(files);
                }}
              />
            </label>
          </li>
        )}
      </ul>
    </div>
  );
}

type TileProps = { photo: DraftPhoto; number: number; onRetry: () => void; onRemove: () => void };

function PhotoTile({ photo, number, onRetry, onRemove }: TileProps) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(photo.blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [photo.blob]);
  return (
    <li class={`photo-tile is-${photo.state}`}>
      {url && <img src={url} alt="" />}
      <button type="button" class="photo-remove" aria-label={s.photo.remove(number)} onClick={onRemove}>
        <Icon name="close" size={18} />
      </button>
      {photo.state === 'sending' && (
        <progress value={photo.percent} max={100} aria-label={s.photo.sending(photo.percent)} />
      )}
      {photo.state === 'failed' && (
        <button
          type="button"
          class="photo-retry"
          aria-label={s.photo.retry(number)}
          title={photo.reason}
          onClick={onRetry}
        >
          <Icon name="retry" size={18} /> {s.photo.failed}
        </button>
      )}
      {photo.state === 'sent' && (
        <span class="photo-done">
          <Icon name="check" size={16} />
        </span>
      )}
    </li>
  );
}
