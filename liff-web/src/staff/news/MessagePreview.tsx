import { useState } from 'preact/hooks';
import { thaiDayAndClock, fromBangkok } from '../../shared/dates';
import { say } from '../../shared/language';
import { settings } from '../../shared/settings';
import type { NewsFile } from '../../shared/types';
import { Article } from '../../news/Article';
import type { Draft } from './draft';
import { a } from './text';

const FIRST_LINES = 180;

/** The message as it will stand in the chat, or the page it leads to. */
export function MessagePreview({
  draft,
  picture,
  files,
}: {
  draft: Draft;
  picture: string | undefined;
  files: NewsFile[];
}) {
  const [page, setPage] = useState(false);
  const from = draft.from ? fromBangkok(draft.from) : '';
  const to = draft.to ? fromBangkok(draft.to) : '';
  const body = draft.bodyTh.length > FIRST_LINES ? `${draft.bodyTh.slice(0, FIRST_LINES)}…` : draft.bodyTh;
  return (
    <section class="announcement-preview" aria-label={a.preview}>
      <div class="row" role="group" aria-label={a.preview}>
        <button type="button" class="chip" aria-pressed={!page} onClick={() => setPage(false)}>
          {a.inChat}
        </button>
        <button type="button" class="chip" aria-pressed={page} onClick={() => setPage(true)}>
          {a.onPage}
        </button>
      </div>
      <div class="phone" lang="th">
        <p class="phone-name">{say(settings.district.name)}</p>
        {page ? (
          <div class="phone-page">
            <Article
              title={draft.titleTh || a.noTitle}
              body={draft.bodyTh || a.noBody}
              event={from ? { from, to: to || null, place: draft.place || null } : null}
              picture={picture ?? null}
              files={files}
            />
          </div>
        ) : draft.audience.kind === 'archive' ? (
          <p class="phone-none">{a.noMessage}</p>
        ) : (
          <div class="bubble">
            {picture && <img src={picture} alt="" />}
            <div class="bubble-body">
              <b>{draft.titleTh || a.noTitle}</b>
              {draft.titleEn && <small>{draft.titleEn}</small>}
              {from && (
                <p>
                  <small>วันเวลา · When</small>
                  <span>{to ? `${thaiDayAndClock(from)} - ${thaiDayAndClock(to)}` : thaiDayAndClock(from)}</span>
                </p>
              )}
              {draft.place && (
                <p>
                  <small>สถานที่ · Where</small>
                  <span>{draft.place}</span>
                </p>
              )}
              <span>{body || a.noBody}</span>
            </div>
            <span class="bubble-button">อ่านต่อ · Read more</span>
          </div>
        )}
      </div>
    </section>
  );
}
