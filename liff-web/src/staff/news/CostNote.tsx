import type { Problem } from '../../shared/problem';
import { a } from './text';

type Cost = { people: number; free?: number | null; left?: number | null };

/** "ส่งถึง 284 คน = 284 ข้อความ เหลือ 16" */
export function CostNote({
  kind,
  cost,
  problem,
}: {
  kind: string;
  cost: Cost | undefined;
  problem: Problem | undefined;
}) {
  if (kind === 'archive') return <p class="note">{a.costFree}</p>;
  if (problem)
    return (
      <p class="note bad" role="status">
        {Object.values(problem.errors)[0]?.[0] ?? problem.message}
      </p>
    );
  if (!cost) return <p class="note">{a.costUnknown}</p>;
  if (cost.left == null) return <p class="note">{a.costUnlimited(cost.people)}</p>;
  return (
    <p class={cost.left < 0 ? 'note bad' : 'note good'} role="status">
      {cost.left < 0 ? a.costTooMuch(cost.people, cost.free ?? 0) : a.cost(cost.people, cost.left)}
    </p>
  );
}
