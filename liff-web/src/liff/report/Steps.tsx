import { t } from '../text';

export function Steps({ at }: { at: 1 | 2 | 3 }) {
  const name = t.report.steps[at - 1] ?? '';
  return (
    <div class="steps">
      <progress max={3} value={at} aria-hidden="true" />
      <p>{t.report.step(at, name)}</p>
    </div>
  );
}
