import './surveys.css';
import { api, ok } from '../../shared/api';
import { dayAndClock } from '../../shared/dates';
import { Icon } from '../../shared/Icon';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { v } from './text';

/** The rounds that ask this person now. */
export function SurveysPage() {
  const rounds = useResource(() => ok(api.GET('/api/v1/surveys/open')), []);
  return (
    <div class="page survey">
      <h1 tabIndex={-1}>{v.title}</h1>
      {rounds.problem && !rounds.data && <ProblemNote problem={rounds.problem} onRetry={rounds.reload} />}
      {rounds.data?.length === 0 && <p class="hint">{v.empty}</p>}
      {rounds.data?.map((round) => (
        <a class="survey-round" href={`/liff/surveys/${round.id}`} key={round.id}>
          <span>
            <b>{say(round.title)}</b>
            <small>{v.closes(dayAndClock(round.closesAt))}</small>
            {(round.answered || round.started) && <small>{round.answered ? v.answered : v.started}</small>}
          </span>
          <Icon name="chevron" />
        </a>
      ))}
    </div>
  );
}
