import { LanguageButton } from '../shared/LanguageButton';
import { say } from '../shared/language';
import mark from '../shared/mark.svg';
import { useAddress } from '../shared/router';
import { settings } from '../shared/settings';
import type { Person } from '../shared/types';
import { b } from './board/text';
import { t } from './text';
import { f } from './traffy/text';
import { w } from './webhooks/text';

export function StaffTop({ person, isStaff }: { person: Person | undefined; isStaff: boolean }) {
  const { pathname } = useAddress();
  const admin = person?.roles.includes('admin') ?? false;
  const works = person?.roles.some((role) => role === 'officer' || role === 'head') ?? false;
  const head = person?.roles.includes('head') ?? false;
  const board = { to: '/staff/', name: t.nav.board };
  const chronic = { to: '/staff/chronic', name: t.nav.chronic };
  const ways = [
    // What keeps coming back is the head's first.
    ...(head ? [chronic, board] : [board, chronic]),
    ...(works ? [{ to: '/staff/follow-ups', name: t.nav.followUps }] : []),
    { to: '/staff/disease', name: t.nav.disease },
    ...(person?.roles.includes('head') ? [{ to: '/staff/officers', name: b.officers.title }] : []),
    { to: '/staff/records', name: t.nav.records },
    { to: '/staff/deliveries', name: t.nav.deliveries },
    { to: '/staff/webhooks', name: w.title },
    ...(works
      ? [
          { to: '/staff/traffy', name: f.title },
          { to: '/staff/routing', name: t.nav.routing },
        ]
      : []),
    ...(admin
      ? [
          { to: '/staff/people', name: t.nav.people },
          { to: '/staff/agencies', name: t.nav.agencies },
        ]
      : []),
  ];
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
        <LanguageButton />
      </div>
      {isStaff && (
        <nav class="tabs" aria-label={t.title}>
          {ways.map(({ to, name }) => (
            <a key={to} href={to} aria-current={pathname === to ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
      )}
    </header>
  );
}
