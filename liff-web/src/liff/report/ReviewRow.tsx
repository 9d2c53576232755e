import type { ComponentChildren } from 'preact';
import { t } from '../text';

type Props = { name: string; to: string; children: ComponentChildren };

export function ReviewRow({ name, to, children }: Props) {
  return (
    <section class="review-row">
      <h2>{name}</h2>
      <a class="link" href={to} aria-label={`${t.report.edit} ${name}`}>
        {t.report.edit}
      </a>
      <div class="review-body">{children}</div>
    </section>
  );
}
