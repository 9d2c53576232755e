import { loadCommunities } from '../../shared/catalogue';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { t } from '../text';

type Props = { chosen: string; error?: string | undefined; onChoose: (code: string) => void };

export function CommunitySelect({ chosen, error, onChoose }: Props) {
  const { data, problem, reload } = useResource(loadCommunities, []);
  return (
    <div class={error ? 'question has-error' : 'question'} id="q-community">
      <label class="label" for="i-community">
        {t.report.community}
      </label>
      {error && (
        <p class="error" id="e-community">
          {error}
        </p>
      )}
      <select
        id="i-community"
        value={chosen}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? 'e-community' : undefined}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        <option value="">{t.report.communityNone}</option>
        {data?.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
    </div>
  );
}
