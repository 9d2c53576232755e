import { useState } from 'preact/hooks';
import { dayAndClock } from '../../shared/dates';
import { Icon } from '../../shared/Icon';
import { PhotoPicker } from '../../shared/PhotoPicker';
import { type DraftPhoto, sentIds } from '../../shared/photo';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import { StarPicker } from '../../shared/StarPicker';
import type { Incident } from '../../shared/types';
import { t } from '../text';
import { giveFeedback } from './feedback';
import { LookFirst } from './LookFirst';
import { WordsBox } from './WordsBox';

type Props = { incident: Incident; onDone: (words: string) => Promise<void> };

/** The reporter has the last word on whether it is fixed. */
export function ConfirmBox({ incident, onDone }: Props) {
  const { id, confirmBy, evidenceWeak } = incident;
  const [verdict, setVerdict] = useState<'fixed' | 'not'>();
  const [stars, setStars] = useState(0);
  const [comment, setComment] = useState('');
  const [photos, setPhotos] = useState<DraftPhoto[]>([]);
  const { busy, problem, run } = useWork();
  const confirm = () =>
    run(async () => {
      await giveFeedback(id, {
        fixed: true,
        ...(stars && { stars }),
        ...(comment.trim() && { comment: comment.trim() }),
        photoIds: sentIds(photos),
      });
      await onDone(t.cases.thanks);
    });

  return (
    <section class="ask">
      <LookFirst incident={incident} />
      <h2>{t.cases.confirmTitle}</h2>
      <div class="pair">
        <button
          type="button"
          class="verdict yes"
          aria-pressed={verdict === 'fixed'}
          onClick={() => setVerdict('fixed')}
        >
          <Icon name="check" size={28} /> {t.cases.fixed}
        </button>
        <button type="button" class="verdict no" aria-pressed={verdict === 'not'} onClick={() => setVerdict('not')}>
          <Icon name="retry" size={28} /> {t.cases.notFixed}
        </button>
      </div>
      {verdict === 'fixed' && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void confirm();
          }}
        >
          <StarPicker stars={stars} label={t.cases.stars} name={t.cases.star} onStars={setStars} />
          <div class="question">
            <label class="label" for="comment">
              {t.cases.comment}
            </label>
            <textarea
              id="comment"
              rows={2}
              maxLength={1000}
              value={comment}
              onInput={(event) => setComment(event.currentTarget.value)}
            />
          </div>
          <p class="label">{t.cases.spotPhoto}</p>
          <PhotoPicker photos={photos} purpose="evidence" onChange={setPhotos} />
          {problem && <ProblemNote problem={problem} />}
          <button
            type="submit"
            class="button primary wide"
            aria-disabled={busy || photos.some(({ state }) => state === 'sending')}
          >
            {t.cases.confirmSend}
          </button>
        </form>
      )}
      {verdict === 'not' && (
        <WordsBox
          id="not-fixed"
          label={t.cases.notFixedReason}
          action={t.cases.reopenSend}
          missing={t.cases.notFixedNeeded}
          withPhotos="evidence"
          onSend={async ({ text, photoIds }) => {
            await giveFeedback(id, { fixed: false, comment: text, photoIds });
            await onDone(t.cases.reopened);
          }}
        />
      )}
      {evidenceWeak && !verdict && <p class="small">{t.cases.staysOpen}</p>}
      {confirmBy && !verdict && <p class="small">{t.cases.confirmBy(dayAndClock(confirmBy))}</p>}
    </section>
  );
}
