import { t } from './text';

export function NoRole({ name }: { name: string }) {
  return (
    <section class="empty">
      <h1>{t.noRole}</h1>
      <p>{t.noRoleHint(name)}</p>
      <a class="button primary" href="/liff/">
        {t.toResident}
      </a>
    </section>
  );
}
