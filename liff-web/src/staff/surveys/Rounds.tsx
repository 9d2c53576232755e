import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { CopyButton } from '../../shared/CopyButton';
import { dayAndClock, fromBangkok } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource, useWork } from '../../shared/resource';
import { settings } from '../../shared/settings';
import type { StaffRound, StaffSurvey } from '../../shared/types';
import { RoundForm, toLocal } from './RoundForm';
import { q } from './text';

type Props = { survey: StaffSurvey; works: boolean; onChanged: () => Promise<void> };

/** The survey's rounds, newest first, each with what can be done with it now. */
export function Rounds({ survey, works, onChanged }: Props) {
  const [edited, setEdited] = useState<string>();
  const done = async () => {
    setEdited(undefined);
    await onChanged();
  };
  return (
    <>
      {works &&
        (edited === 'new' ? (
          <RoundForm survey={survey} onSaved={done} onCancel={() => setEdited(undefined)} />
        ) : (
          <button type="button" class="button primary survey-new" onClick={() => setEdited('new')}>
            {q.addRound}
          </button>
        ))}
      {survey.rounds.length === 0 && <p class="hint">{q.noRound}</p>}
      <ol class="plain survey-list">
        {survey.rounds.map((round) => (
          <li key={round.id} class="panel">
            {edited === round.id ? (
              <RoundForm survey={survey} round={round} onSaved={done} onCancel={() => setEdited(undefined)} />
            ) : (
              <Round round={round} works={works} onChanged={onChanged} onEdit={() => setEdited(round.id)} />
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

type RoundProps = { round: StaffRound; works: boolean; onChanged: () => Promise<void>; onEdit: () => void };

function Round({ round, works, onChanged, onEdit }: RoundProps) {
  const { busy, problem, run } = useWork();
  const [end, setEnd] = useState(toLocal(round.closesAt));
  const draft = round.state === 'draft';
  const move = (to: string, closesAt?: string) =>
    run(async () => {
      await ok(
        api.POST('/api/v1/staff/rounds/{id}/transitions', {
          params: { path: { id: round.id } },
          body: { to, ...(closesAt && { closesAt }) },
        }),
      );
      await onChanged();
    });
  const button = (text: string, work: () => unknown, primary = false) => (
    <button
      type="button"
      class={primary ? 'button primary' : 'button'}
      aria-disabled={busy}
      onClick={() => void work()}
    >
      {text}
    </button>
  );

  return (
    <>
      <h3>
        {q.roundOf(round.number)}{' '}
        <span class="tag">{draft && round.releasedAt ? q.released : q.states[round.state]}</span>
      </h3>
      <p>
        {dayAndClock(round.opensAt)} – {dayAndClock(round.closesAt)}
      </p>
      <p class="small">
        {q.audiences[round.audience.kind]} · {q.answered(round.answered, round.population)}
        {round.pushed > 0 && ` · ${q.pushed(round.pushed)}`}
      </p>
      {problem && <ProblemNote problem={problem} />}
      {works && (
        <div class="survey-buttons">
          {draft && !round.releasedAt && button(q.release, () => move('open'), true)}
          {draft && !round.releasedAt && button(q.edit, onEdit)}
          {draft && round.releasedAt && button(q.takeBack, () => move('draft'))}
          {round.state === 'open' && button(q.close, () => confirm(q.closeSure) && move('closed'))}
          {round.state === 'closed' && button(q.report, () => move('reported'))}
        </div>
      )}
      {round.state !== 'draft' && (
        <a class="button" href={`/staff/surveys/results/${round.id}`}>
          {q.results}
        </a>
      )}
      {works && round.state === 'open' && (
        <div class="survey-buttons">
          <label class="small" for={`end-${round.id}`}>
            {q.closes}
          </label>
          <input
            id={`end-${round.id}`}
            type="datetime-local"
            value={end}
            onInput={(event) => setEnd(event.currentTarget.value)}
          />
          {button(q.extend, () => end && move('open', fromBangkok(end)))}
        </div>
      )}
      {round.state !== 'draft' && <Asked round={round} />}
    </>
  );
}

function Asked({ round }: { round: StaffRound }) {
  const [open, setOpen] = useState(false);
  const link = `${settings.liffUrl.replace(/\/$/, '')}/${settings.liffId}/surveys/${round.id}`;
  const missing = useResource(
    async () =>
      open
        ? ok(
            api.GET('/api/v1/staff/rounds/{id}/unanswered', {
              params: { path: { id: round.id }, query: { limit: 100 } },
            }),
          )
        : undefined,
    [open, round.answered],
  );
  return (
    <details class="more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{q.unanswered}</summary>
      <p class="small survey-link">
        {q.link}: {link} <CopyButton text={link} />
      </p>
      <ul>
        {missing.data?.items.map(({ id, name }) => (
          <li key={id}>{name || q.noName}</li>
        ))}
      </ul>
      {missing.data?.next && <p class="hint">…</p>}
    </details>
  );
}
