import { api, ok } from '../../shared/api';
import type { Incident } from '../../shared/types';
import { t } from '../text';
import { WordsBox } from './WordsBox';

export function AnswerBox({ incident, onDone }: { incident: Incident; onDone: () => Promise<void> }) {
  const { id, events } = incident;
  const question = events.filter(({ kind, status }) => kind === 'moved' && status === 'waiting_reporter').at(-1);
  return (
    <section class="ask">
      <h2>{t.cases.question}</h2>
      {question?.text && <blockquote>{question.text}</blockquote>}
      <WordsBox
        id="answer"
        label={t.cases.answerLabel}
        action={t.cases.sendAnswer}
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
    </section>
  );
}
