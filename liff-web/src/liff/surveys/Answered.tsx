import { useState } from 'preact/hooks';
import { CopyButton } from '../../shared/CopyButton';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { api, ok } from '../../shared/api';
import { useWork } from '../../shared/resource';
import type { Round, SurveyReceipt } from '../../shared/types';
import { v } from './text';

type Props = { round: Round; receipt?: SurveyReceipt; onEdit?: () => void };

/** The answers are in. An anonymous respondent gets the code that is shown this once. */
export function Answered({ round, receipt, onEdit }: Props) {
  return (
    <div class="page survey">
      <p class="small">{say(round.title)}</p>
      <h1 tabIndex={-1}>{receipt ? v.thanks : v.already}</h1>
      <p role="status">{receipt && v.reached}</p>
      {receipt?.receipt && (
        <section class="survey-receipt" aria-label={v.receipt}>
          <p class="label">{v.receipt}</p>
          <p class="survey-code">{receipt.receipt}</p>
          <CopyButton text={receipt.receipt} />
          <p class="hint">{v.receiptHint}</p>
        </section>
      )}
      {!round.anonymous && onEdit && (
        <button type="button" class="button wide" onClick={onEdit}>
          {v.edit}
        </button>
      )}
      {round.anonymous && !receipt && <Withdraw id={round.id} />}
      <a class="button wide" href="/liff/">
        {v.home}
      </a>
    </div>
  );
}

function Withdraw({ id }: { id: string }) {
  const [code, setCode] = useState('');
  const [gone, setGone] = useState(false);
  const { busy, problem, run } = useWork();
  if (gone) return <p role="status">{v.withdrawn}</p>;
  return (
    <details class="more">
      <summary>{v.withdraw}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(async () => {
            await ok(
              api.DELETE('/api/v1/rounds/{id}/answers', { params: { path: { id }, header: { 'Receipt-Code': code } } }),
            );
            setGone(true);
          });
        }}
      >
        <p class="hint">{v.withdrawHint}</p>
        <label class="label" for="receipt-code">
          {v.receipt}
        </label>
        <input
          id="receipt-code"
          class="field"
          value={code}
          autoComplete="off"
          autoCapitalize="characters"
          onInput={(event) => setCode(event.currentTarget.value)}
        />
        {problem && <ProblemNote problem={problem} />}
        <button type="submit" class="button" aria-disabled={busy}>
          {v.withdrawDo}
        </button>
      </form>
    </details>
  );
}
