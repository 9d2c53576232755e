import { fromBangkok } from '../../shared/dates';
import type { Announcement, NewsFile } from '../../shared/types';

export type AudienceKind = 'everyone' | 'community' | 'role' | 'near' | 'unanswered' | 'archive';
export type AudienceDraft = { kind: AudienceKind; code: string; metres: number };

/** What stands in the form. Times are Bangkok's, as the fields hold them. */
export type Draft = {
  titleTh: string;
  titleEn: string;
  bodyTh: string;
  bodyEn: string;
  from: string;
  to: string;
  place: string;
  picture: NewsFile | null;
  files: NewsFile[];
  audience: AudienceDraft;
  due: string;
};

export const emptyDraft: Draft = {
  titleTh: '',
  titleEn: '',
  bodyTh: '',
  bodyEn: '',
  from: '',
  to: '',
  place: '',
  picture: null,
  files: [],
  audience: { kind: 'everyone', code: '', metres: 500 },
  due: '',
};

const field = (iso: string | null | undefined) =>
  iso ? new Date(Date.parse(iso) + 7 * 3_600_000).toISOString().slice(0, 16) : '';

export const asDraft = (one: Announcement): Draft => ({
  titleTh: one.title.th,
  titleEn: one.title.en,
  bodyTh: one.body.th,
  bodyEn: one.body.en,
  from: field(one.event?.from),
  to: field(one.event?.to),
  place: one.event?.place ?? '',
  picture: one.picture ?? null,
  files: [...one.attachments],
  audience: {
    kind: one.audience.kind as AudienceKind,
    code: one.audience.code ?? '',
    metres: one.audience.metres ?? 500,
  },
  due: field(one.dueAt),
});

export const asAudience = ({ kind, code, metres }: AudienceDraft) => ({
  kind,
  code: kind === 'everyone' || kind === 'archive' ? null : code.trim() || null,
  metres: kind === 'near' ? metres : null,
});

/** As the service takes it. */
export const asRequest = (draft: Draft, version: number | null) => ({
  title: { th: draft.titleTh, en: draft.titleEn },
  body: { th: draft.bodyTh, en: draft.bodyEn },
  event:
    draft.from || draft.to || draft.place
      ? {
          from: draft.from ? fromBangkok(draft.from) : null,
          to: draft.to ? fromBangkok(draft.to) : null,
          place: draft.place || null,
        }
      : null,
  pictureId: draft.picture?.id ?? null,
  attachmentIds: draft.files.map((file) => file.id),
  audience: asAudience(draft.audience),
  dueAt: draft.due ? fromBangkok(draft.due) : null,
  version,
});
