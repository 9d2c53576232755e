import { useRef, useState } from 'preact/hooks';
import { dayAndClock } from './dates';
import { Icon } from './Icon';
import { s } from './text';
import type { Photo } from './types';

type Props = { photos: (Photo & { purpose?: 'report' | 'evidence'; at?: string })[]; small?: boolean };

export function Gallery({ photos, small }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [at, setAt] = useState(0);
  if (photos.length === 0) return null;
  const open = photos[at];
  const caption = ({ purpose, at: taken }: Props['photos'][number]) =>
    [purpose && s.photo[purpose], taken && dayAndClock(taken)].filter(Boolean).join(' ');
  const step = (by: number) => setAt((at + by + photos.length) % photos.length);

  return (
    <>
      <ul class={small ? 'gallery small-gallery' : 'gallery'}>
        {photos.map((photo, index) => (
          <li key={photo.id}>
            <button
              type="button"
              aria-label={`${s.photo.open(index + 1, photos.length)} ${caption(photo)}`}
              onClick={() => {
                setAt(index);
                dialog.current?.showModal();
              }}
            >
              <img src={photo.url} alt="" loading="lazy" />
              {photo.purpose === 'evidence' && <span class="photo-tag">{s.photo.evidence}</span>}
            </button>
          </li>
        ))}
      </ul>
      <dialog
        ref={dialog}
        class="viewer"
        aria-label={s.photo.open(at + 1, photos.length)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight') step(1);
          if (event.key === 'ArrowLeft') step(-1);
        }}
      >
        {open && <img src={open.url} alt={caption(open) || s.photo.open(at + 1, photos.length)} />}
        {open && <p>{caption(open)}</p>}
        <div class="row viewer-row">
          {photos.length > 1 && (
            <button type="button" class="button" aria-label={s.photo.previous} onClick={() => step(-1)}>
              <Icon name="back" />
            </button>
          )}
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {s.photo.close}
          </button>
          {photos.length > 1 && (
            <button type="button" class="button" aria-label={s.photo.next} onClick={() => step(1)}>
              <Icon name="chevron" />
            </button>
          )}
        </div>
      </dialog>
    </>
  );
}
