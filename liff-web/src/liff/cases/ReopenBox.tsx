import { t } from '../text';
import { giveFeedback } from './feedback';
import { WordsBox } from './WordsBox';

export function ReopenBox({ id, onDone }: { id: string; onDone: () => Promise<void> }) {
  return (
    <details class="more">
      <summary>{t.cases.reopen}</summary>
      <p class="hint">{t.cases.reopenHint}</p>
      <WordsBox
        id="reopen"
        label={t.cases.notFixedReason}
        action={t.cases.reopenSend}
        missing={t.cases.notFixedNeeded}
        withPhotos="evidence"
        onSend={async ({ text, photoIds }) => {
          await giveFeedback(id, { fixed: false, comment: text, photoIds });
          await onDone();
        }}
      />
    </details>
  );
}
