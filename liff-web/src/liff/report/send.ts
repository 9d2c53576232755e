import { api, ok } from '../../shared/api';
import type { DraftPhoto } from '../../shared/photo';
import { Problem } from '../../shared/problem';
import type { Category, Receipt } from '../../shared/types';
import { upload } from '../../shared/upload';
import { changeDraft, currentDraft } from './draft';
import { reportBody } from './reportForm';

/** Photos first, then the report. May be repeated: photos already in are not sent twice, the report has its key. */
export async function sendReport(category: Category): Promise<Receipt> {
  changeDraft(() => ({ sendingSince: Date.now() }));
  try {
    await sendPhotos();
    return await sendOnce(category);
  } catch (error) {
    changeDraft(() => ({ sendingSince: undefined }));
    if (!(error instanceof Problem) || !('photoIds' in error.errors)) throw error;
    // The server no longer has the photos of an old draft; the phone does.
    alterPhotos(({ id: _, ...photo }) => ({ ...photo, state: 'waiting' }));
    await sendPhotos();
    return await sendOnce(category);
  }
}

async function sendOnce(category: Category): Promise<Receipt> {
  const draft = currentDraft();
  if (!draft) throw new Error('There is nothing to send.');
  const { key, groupLink, chatDraft } = draft;
  const receipt: Receipt = await ok(
    api.POST('/api/v1/incidents', {
      params: { header: { 'Idempotency-Key': key, ...(groupLink && { 'Group-Link': groupLink }) } },
      body: reportBody(category, draft),
    }),
  );
  if (chatDraft) api.DELETE('/api/v1/chat-drafts/{id}', { params: { path: { id: chatDraft } } }).catch(() => undefined);
  return receipt;
}

async function sendPhotos() {
  for (const photo of Object.values(currentDraft()?.photos ?? {}).flat()) {
    if (photo.id) continue;
    const id = await upload('photos', { file: photo.blob, name: 'photo.jpg', hash: photo.hash }, () => undefined);
    alterPhotos((one) => (one.localId === photo.localId ? { ...one, id, state: 'sent' } : one));
  }
}

function alterPhotos(alter: (photo: DraftPhoto) => DraftPhoto) {
  changeDraft(({ photos }) => ({
    photos: Object.fromEntries(Object.entries(photos).map(([slot, list]) => [slot, list.map(alter)])),
  }));
}
