import { useRef } from 'preact/hooks';
import { api, newKey, ok } from '../../shared/api';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import { navigate } from '../../shared/router';
import type { StaffCourse } from '../../shared/types';
import { asRequest, emptyDraft } from '../news/draft';
import { k } from './text';

/** Begins an announcement of the course; what it costs and who gets it is decided there. */
export function InviteByNews({ course }: { course: StaffCourse }) {
  const key = useRef(newKey());
  const { busy, problem, run } = useWork();
  const begin = () =>
    run(async () => {
      const body = {
        ...asRequest(emptyDraft, null),
        ...words(course),
        event: {
          place: course.place,
          from: course.sessions[0]?.startsAt ?? null,
          to: course.sessions.at(-1)?.endsAt ?? null,
        },
      };
      const draft = await ok(
        api.POST('/api/v1/staff/announcements', { params: { header: { 'Idempotency-Key': key.current } }, body }),
      );
      navigate(`/staff/news/${draft.id}`);
    });

  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <button type="button" class="button" aria-disabled={busy} onClick={() => void begin()}>
        {k.inviteByNews}
      </button>
    </>
  );
}

/** In both languages at once, whatever the officer reads. */
const words = ({ title, objectives, link, capacity }: StaffCourse) => ({
  title: { th: `ขอเชิญสมัคร: ${title.th}`.slice(0, 120), en: `Join us: ${title.en}`.slice(0, 120) },
  body: {
    th: [...objectives, `รับ ${capacity} คน สมัครได้ที่ ${link}`].join('\n'),
    en: `${capacity} seats. Enrol at ${link}`,
  },
});
