import { useState } from 'preact/hooks';
import { Form } from '../../form/Form';
import { say } from '../../shared/language';
import type { Answers } from '../../shared/types';
import { screensOf } from '../../liff/surveys/screens';
import { bodyOf, type Draft } from './formDraft';
import { q } from './text';

/** The very parts that the phone shows, at a phone's width. What is answered here goes nowhere. */
export function Preview({ draft }: { draft: Draft }) {
  const [answers, setAnswers] = useState<Answers>({});
  const form = { version: 0, ...bodyOf(draft), questions: draft.questions };
  return (
    <section class="survey-phone" aria-label={q.preview}>
      {screensOf(form as Parameters<typeof screensOf>[0], answers).map((screen) => (
        <div key={screen.key} class="survey-screen">
          <h3>{screen.label && say(screen.label)}</h3>
          <Form
            form={{
              version: 0,
              questions: screen.questions.map((question) => ({ ...question, key: `p-${question.key}` })),
            }}
            answers={Object.fromEntries(Object.entries(answers).map(([key, value]) => [`p-${key}`, value]))}
            errors={{}}
            photos={{}}
            onAnswer={(key, given) => {
              const { [key.slice(2)]: _, ...rest } = answers;
              setAnswers(given === undefined ? rest : { ...rest, [key.slice(2)]: given });
            }}
            onPhotos={() => undefined}
          />
        </div>
      ))}
    </section>
  );
}
