import { LanguageButton } from '../shared/LanguageButton';
import { say } from '../shared/language';
import { ManualLink } from '../shared/ManualLink';
import mark from '../shared/mark.svg';
import { useAddress } from '../shared/router';
import { settings } from '../shared/settings';
import type { Person } from '../shared/types';
import { t } from './text';
import { manualFor, waysOf } from './ways';

/** A page below another stands in the same group; everything is below the first page. */
const within = (to: string, path: string) => to === path || (to !== '/staff/' && path.startsWith(`${to}/`));

/** The page that is open may stand beyond the edge of a phone. */
const intoView = (link: HTMLElement | null) => link?.scrollIntoView({ block: 'nearest', inline: 'nearest' });

export function StaffTop({ person, isStaff }: { person: Person | undefined; isStaff: boolean }) {
  const { pathname } = useAddress();
  const groups = isStaff ? waysOf(person?.roles ?? []) : [];
  const here =
    groups.find(({ ways }) => ways.some(({ to }) => within(to, pathname))) ??
    groups.find(({ name }) => name === t.nav.groups.cases);
  return (
    <header class="top">
      <a class="skip" href="#main">
        {t.skip}
      </a>
      <div class="top-in">
        <a class="brand" href="/staff/">
          <img src={mark} alt="" width={34} height={34} />
          <span>
            <b>{t.title}</b>
            <small>{say(settings.district.name)}</small>
          </span>
        </a>
        <span class="who">{person?.name}</span>
        <ManualLink who={manualFor(person?.roles ?? [], pathname)} place={pathname.split('/')[2]} apart />
        <LanguageButton />
      </div>
      {here && (
        <nav aria-label={t.title}>
          <div class="groups">
            {groups.map(({ name, ways }) => (
              <a key={name} href={ways[0]?.to} aria-current={name === here.name ? 'true' : undefined}>
                {name}
              </a>
            ))}
          </div>
          <div class="tabs">
            {here.ways.length > 1 &&
              here.ways.map(({ to, name }) => (
                <a
                  key={to}
                  href={to}
                  ref={within(to, pathname) ? intoView : null}
                  aria-current={pathname === to ? 'page' : within(to, pathname) ? 'true' : undefined}
                >
                  {name}
                </a>
              ))}
          </div>
        </nav>
      )}
    </header>
  );
}
