import type { ComponentChildren } from 'preact';
import { Icon } from '../../shared/Icon';
import { ProblemNote } from '../../shared/ProblemNote';
import { Problem } from '../../shared/problem';
import { navigate } from '../../shared/router';
import { OfflineNote } from '../OfflineNote';
import { t } from '../text';
import { Steps } from './Steps';
import type { useCategory } from './useCategory';

type Props = {
  at: 1 | 2 | 3;
  found: ReturnType<typeof useCategory>;
  title?: string;
  children?: ComponentChildren;
};

/** What the three steps share: where one is, the way back, and what to show until the step can. */
export function StepFrame({ at, found, title, children }: Props) {
  if (found.missing) return <ProblemNote problem={new Problem('not_found', t.missing)} />;
  if (found.problem && !found.category) return <ProblemNote problem={found.problem} onRetry={found.reload} />;
  const code = found.category?.code ?? '';
  const back = ['/liff/report', `/liff/report/${code}`, `/liff/report/${code}/place`][at - 1] ?? '/liff/report';
  return (
    <div class="page">
      <button type="button" class="back" onClick={() => navigate(back)}>
        <Icon name="back" size={20} /> {t.back}
      </button>
      <Steps at={at} />
      <OfflineNote />
      {title ? (
        <h1 tabIndex={-1}>{title}</h1>
      ) : (
        <div aria-hidden="true">
          <div class="bone bone-title" />
          <div class="bone bone-tile" />
          <div class="bone bone-tile" />
        </div>
      )}
      {children}
    </div>
  );
}
