import type { Attempt } from './attempt';
import { x } from './text';

/** After handing in: nothing of the key before the last test has closed, everything afterwards. */
export function Handed({ attempt, back }: { attempt: Attempt; back: { text: string; go: () => void } }) {
  const { review } = attempt;
  return (
    <div class="page test">
      <p class="small">
        {x.kinds[attempt.test]} · {attempt.name}
      </p>
      <h1 tabIndex={-1}>{x.handed}</h1>
      <p class="note">{x.handedBy[attempt.submittedBy ?? 'person']}</p>
      {!review && <p>{x.later}</p>}
      {review && (
        <>
          <p class="test-score">
            <b>{x.score(review.score, review.maxScore)}</b> {review.passed ? x.passed : x.failed}
          </p>
          <ol class="plain test-review">
            {attempt.questions.map((question) => {
              const told = review.questions.find(({ id }) => id === question.id);
              return (
                told && (
                  <li class="panel" key={question.id}>
                    <p class="test-text">
                      <b>{question.text}</b>
                    </p>
                    <p>{x.sum(told.mark, told.maxMark)}</p>
                    {told.mark < told.maxMark && (
                      <p class="test-text">
                        {x.right}: {told.right.join(' · ')}
                      </p>
                    )}
                    {[...told.feedback, ...(told.general ? [told.general] : [])].map((text, index) => (
                      <p class="hint test-text" key={index}>
                        {text}
                      </p>
                    ))}
                  </li>
                )
              );
            })}
          </ol>
        </>
      )}
      <button type="button" class="button primary wide" onClick={back.go}>
        {back.text}
      </button>
    </div>
  );
}
