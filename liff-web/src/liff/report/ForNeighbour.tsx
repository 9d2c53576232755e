import { useEffect, useState } from 'preact/hooks';
import type { Errors } from '../../form/check';
import { TextQuestion } from '../../form/TextQuestion';
import { session } from '../../shared/session';
import type { Answer, Person } from '../../shared/types';
import { t } from '../text';
import { changeDraft, type Draft } from './draft';
import { BEHALF_NAME, BEHALF_PHONE, behalfQuestions } from './reportForm';

type Props = { draft: Draft; errors: Errors; onAnswer: (key: string, given: Answer | undefined) => void };

/** For the committee and caseworkers: whose problem it is, when they have no LINE. */
export function ForNeighbour({ draft, errors, onAnswer }: Props) {
  const [person, setPerson] = useState<Person>();
  useEffect(() => {
    session().then(
      (known) => setPerson(known.person),
      () => undefined,
    );
  }, []);
  const works = person?.roles.some((role) => role === 'officer' || role === 'head');
  if (!person || (!person.community && !works)) return null;
  // The committee speaks for its own community only.
  const own = works ? undefined : (person.community ?? undefined);

  return (
    <details class="more" open={Boolean(draft.answers[BEHALF_NAME] || draft.answers[BEHALF_PHONE])}>
      <summary>{t.behalf.title}</summary>
      <p class="hint">{t.behalf.hint}</p>
      {behalfQuestions().map((question) => (
        <TextQuestion
          key={question.key}
          question={question}
          answer={String(draft.answers[question.key] ?? '')}
          error={errors[question.key]}
          inputMode={question.key === BEHALF_PHONE ? 'tel' : 'text'}
          onAnswer={(given) => {
            onAnswer(question.key, given);
            changeDraft(() => ({ ownCommunity: own }));
          }}
        />
      ))}
    </details>
  );
}
