import { api, ok } from '../../shared/api';
import { t } from '../text';
import { WordsBox } from './WordsBox';

export function MessageBox({ id, onDone }: { id: string; onDone: () => Promise<void> }) {
  return (
    <details class="more">
      <summary>{t.cases.message}</summary>
      <WordsBox
        id="message"
        label={t.cases.messageLabel}
        action={t.cases.sendMessage}
        withPhotos="report"
        onSend={async ({ text, photoIds, key }) => {
          await ok(
            api.POST('/api/v1/incidents/{id}/messages', {
              params: { path: { id }, header: { 'Idempotency-Key': key } },
              body: { text, photoIds },
            }),
          );
          await onDone();
        }}
      />
    </details>
  );
}
