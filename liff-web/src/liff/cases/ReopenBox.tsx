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
        onSend={async ({ text }) => {
          await giveFeedback(id, { fixed: false, comment: text });
          await onDone();
        }}
      />
    </details>
  );
}
