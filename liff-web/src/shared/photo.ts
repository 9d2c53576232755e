export const MOST_PHOTOS = 5;
const LONGEST = 1600;
const QUALITY = 0.82;

/** A photo on its way: the shrunk bytes stay on the phone until the report is in. */
export type DraftPhoto = {
  localId: string;
  blob: Blob;
  state: 'waiting' | 'sending' | 'sent' | 'failed';
  percent: number;
  id?: string;
  reason?: string;
};

export function fitWithin(width: number, height: number, longest = LONGEST) {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Drawn anew on a canvas: turned upright, made small, and nothing of the camera's notes left in it. */
export async function shrink(file: Blob): Promise<Blob> {
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
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('Nothing drawn.'))), 'image/jpeg', QUALITY),
  );
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
