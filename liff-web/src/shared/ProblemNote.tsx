import { Icon } from './Icon';
import type { Problem } from './problem';
import { s } from './text';

export function ProblemNote({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  return (
    <div class="note bad" role="alert">
      <Icon name="alarm" />
      <div>
        <p>{problem.message}</p>
        {onRetry && (
          <button type="button" class="button small-button" onClick={onRetry}>
            {s.problem.retry}
          </button>
        )}
      </div>
    </div>
  );
}
