import { expect, test } from 'vitest';
import { asDraft, asRequest, emptyDraft } from './draft';

test('times go out as Bangkok means them and come back into the fields the same', () => {
  const draft = { ...emptyDraft, titleTh: 'ข่าว', bodyTh: 'เนื้อ', from: '2026-12-05T09:00', due: '2026-12-04T23:30' };
  const request = asRequest(draft, 2);
  expect(request.event?.from).toBe('2026-12-05T02:00:00.000Z');
  expect(request.dueAt).toBe('2026-12-04T16:30:00.000Z');
  const back = asDraft({
    title: { th: 'ข่าว', en: '' },
    body: { th: 'เนื้อ', en: '' },
    event: request.event,
    picture: null,
    attachments: [],
    audience: { kind: 'everyone', code: null, metres: null },
    dueAt: request.dueAt,
  } as unknown as Parameters<typeof asDraft>[0]);
  expect(back).toEqual(draft);
});

test('what does not belong to an audience stays out of it', () => {
  const audience = { kind: 'everyone' as const, code: 'C01', metres: 500 };
  expect(asRequest({ ...emptyDraft, audience }, null).audience).toEqual({ kind: 'everyone', code: null, metres: null });
});
