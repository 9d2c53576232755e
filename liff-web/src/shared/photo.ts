import { cameraNotes, withCameraNotes } from './cameraNotes';
import { pictureHash } from './pictureHash';

export const MOST_PHOTOS = 5;
const LONGEST = 1600;
const QUALITY = 0.82;

/** A photo on its way: the shrunk bytes stay on the phone until the report is in. */
export type DraftPhoto = {
  localId: string;
  blob: Blob;
  /** How it looks, in 16 hexadecimal digits; drafts of before have none. */
  hash?: string;
  state: 'waiting' | 'sending' | 'sent' | 'failed';
  percent: number;
  id?: string;
  reason?: string;
};

export const sentIds = (photos: DraftPhoto[] = []) => photos.flatMap(({ id }) => (id ? [id] : []));

export function fitWithin(width: number, height: number, longest = LONGEST) {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * Drawn anew on a canvas: turned upright, made small, and nothing of the camera's notes left in it. A photo of a fix takes them
 * along, because the server compares time and place with the case before it takes them out.
 */
export async function shrink(file: Blob, purpose: 'report' | 'evidence'): Promise<{ blob: Blob; hash: string }> {
  const picture = await decode(file);
  const { width, height } = fitWithin(picture.width, picture.height);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser cannot draw.');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0, width, height);
  if ('close' in picture) picture.close();
  const hash = pictureHash(context.getImageData(0, 0, width, height).data, width, height);
  const blob = await new Promise<Blob>((resolve, reject) =>
    canvas.toBlob((made) => (made ? resolve(made) : reject(new Error('Nothing drawn.'))), 'image/jpeg', QUALITY),
  );
  return { blob: purpose === 'evidence' ? await withNotesOf(file, blob) : blob, hash };
}

async function withNotesOf(file: Blob, shrunk: Blob): Promise<Blob> {
  const notes = cameraNotes(new Uint8Array(await file.arrayBuffer()));
  if (!notes) return shrunk;
  return new Blob([withCameraNotes(new Uint8Array(await shrunk.arrayBuffer()), notes)], { type: shrunk.type });
}

async function decode(file: Blob): Promise<ImageBitmap | HTMLImageElement> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return await decodeByElement(file);
  }
}

/** Older iPhones refuse the option above, yet turn pictures upright by themselves here. */
async function decodeByElement(file: Blob): Promise<HTMLImageElement> {
  const image = new Image();
  const url = URL.createObjectURL(file);
  try {
    image.src = url;
    await image.decode();
    return image;
  } finally {
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
}
