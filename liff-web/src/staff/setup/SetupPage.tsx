import { api, ok } from '../../shared/api';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import type { LineFinding } from '../../shared/types';
import { RichMenus } from './RichMenus';
import './setup.css';
import { u } from './text';

export function SetupPage() {
  const { data, problem, loading, reload } = useResource<LineFinding[]>(
    () => ok(api.GET('/api/v1/staff/line/check')),
    [],
  );
  const count = (state: LineFinding['state']) => data?.filter((finding) => finding.state === state).length ?? 0;
  return (
    <div class="page setup">
      <h1 tabIndex={-1}>{u.title}</h1>
      <p class="hint">{u.hint}</p>
      <div class="row">
        <button
          type="button"
          class="button primary small-button"
          aria-disabled={loading}
          onClick={() => !loading && void reload()}
        >
          {u.check}
        </button>
        <span role="status">
          {loading
            ? u.checking
            : data && <b class={count('bad') ? 'bad-text' : ''}>{u.summary(count('bad'), count('unknown'))}</b>}
        </span>
      </div>
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      <ul class="plain line-checks">
        {data?.map((finding) => (
          <li key={finding.key} class={`line-check ${finding.state}`}>
            <span class="verdict">{u.states[finding.state]}</span>
            <div>
              <b>{say(finding.name)}</b>
              <small>
                {finding.found} · {finding.state === 'unknown' ? u.byHand : u.how[finding.how]}
              </small>
              {finding.fix && <p>{say(finding.fix)}</p>}
            </div>
          </li>
        ))}
      </ul>
      <RichMenus />
    </div>
  );
}
