import { useRef, useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import type { NewsFile } from '../../shared/types';
import { size } from '../../news/Article';
import { a } from './text';

const MOST_BYTES = 10 * 1024 * 1024;
const WIDEST = 1600;

async function store(file: Blob, name: string, kind: 'picture' | 'attachment'): Promise<NewsFile> {
  const body = new FormData();
  body.append('kind', kind);
  body.append('file', file, name);
  return ok(api.POST('/api/v1/staff/announcements/files', { body: { file: '' }, bodySerializer: () => body }));
}

export function PictureField({
  picture,
  onPicture,
}: {
  picture: NewsFile | null;
  onPicture: (picture: NewsFile | null) => void;
}) {
  const { busy, problem, run } = useWork();
  const choose = (input: HTMLInputElement) =>
    run(async () => {
      const file = input.files?.[0];
      input.value = '';
      if (file) onPicture(await store(await smaller(file), file.name, 'picture'));
    });
  return (
    <div class="question">
      <label class="label" for="picture">
        {a.picture}
      </label>
      <p class="small">{a.pictureHint}</p>
      {picture && (
        <p class="row">
          <img class="announcement-thumb" src={picture.url} alt="" />
          <button type="button" class="button small-button" onClick={() => onPicture(null)}>
            {a.removePicture}
          </button>
        </p>
      )}
      <input
        id="picture"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        disabled={busy}
        onChange={(event) => void choose(event.currentTarget)}
      />
      <div role="status">{busy && <p class="small">{a.uploading}</p>}</div>
      {problem && <ProblemNote problem={problem} />}
    </div>
  );
}

export function FilesField({ files, onFiles }: { files: NewsFile[]; onFiles: (files: NewsFile[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [large, setLarge] = useState(false);
  const { busy, problem, run } = useWork();
  const choose = () =>
    run(async () => {
      const file = input.current?.files?.[0];
      if (input.current) input.current.value = '';
      setLarge(Boolean(file && file.size > MOST_BYTES));
      if (file && file.size <= MOST_BYTES) onFiles([...files, await store(file, file.name, 'attachment')]);
    });
  return (
    <div class="question">
      <label class="label" for="attachments">
        {a.attachments}
      </label>
      <p class="small">{a.attachmentsHint}</p>
      <ul class="plain lines">
        {files.map((file) => (
          <li key={file.id}>
            <span>
              {file.name} <small>({size(file.bytes)})</small>
            </span>
            <button
              type="button"
              class="button small-button"
              aria-label={a.removeNamed(file.name)}
              onClick={() => onFiles(files.filter((one) => one.id !== file.id))}
            >
              {a.remove}
            </button>
          </li>
        ))}
      </ul>
      {files.length < 5 && (
        <input
          id="attachments"
          ref={input}
          type="file"
          accept="application/pdf,image/jpeg,image/png,image/webp"
          disabled={busy}
          onChange={() => void choose()}
        />
      )}
      <div role="status">{busy && <p class="small">{a.uploading}</p>}</div>
      {large && <p class="error">{a.tooLarge}</p>}
      {problem && <ProblemNote problem={problem} />}
    </div>
  );
}

/** A phone's picture is larger than any chat needs; and LINE takes no WebP. */
async function smaller(file: File): Promise<Blob> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap || (bitmap.width <= WIDEST && file.type !== 'image/webp')) return file;
  const scale = Math.min(1, WIDEST / bitmap.width);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? file), 'image/jpeg', 0.85));
}
