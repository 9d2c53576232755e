import { useEffect, useState } from 'preact/hooks';
import { api, ok } from '../shared/api';
import { Icon } from '../shared/Icon';
import type { IconName } from '../shared/icons';
import { isKnown, session } from '../shared/session';
import { settings } from '../shared/settings';
import { Bridge } from './Bridge';
import { EmergencyNumbers } from '../shared/EmergencyNumbers';
import { t } from './text';

export function Home() {
  const [waiting, setWaiting] = useState(0);
  const [surveys, setSurveys] = useState(0);
  const [unread, setUnread] = useState(0);
  const [committee, setCommittee] = useState(false);
  useEffect(() => {
    speaksForCommunity().then(setCommittee, () => undefined);
    countWaiting().then(setWaiting, () => undefined);
    countUnread().then(setUnread, () => undefined);
    countSurveys().then(setSurveys, () => undefined);
  }, []);

  return (
    <div class="page home">
      <div class="hero">
        <Bridge />
        <h1 tabIndex={-1}>{t.home.lead}</h1>
      </div>
      <a class="lead-action" href="/liff/report">
        <span class="lead-icon">
          <Icon name="megaphone" size={34} />
        </span>
        <span>
          <b>{t.home.report}</b>
          <small>{t.home.reportHint}</small>
        </span>
        <Icon name="chevron" />
      </a>
      <nav class="pair">
        <Way
          to="/liff/cases"
          icon="inbox"
          name={t.home.cases}
          hint={waiting ? t.home.waiting(waiting) : t.home.casesHint}
          hot={waiting > 0}
        />
        {committee && <Way to="/liff/community" icon="users" name={t.community.title} hint={t.community.hint} />}
        {surveys > 0 && <Way to="/liff/surveys" icon="star" name={t.home.surveys} hint={t.home.asked(surveys)} hot />}
        <Way
          to="/liff/inbox"
          icon="letter"
          name={t.home.inbox}
          hint={unread ? t.home.unread(unread) : t.home.inboxHint}
          hot={unread > 0}
        />
        <Way to="/liff/news" icon="bell" name={t.home.news} hint={t.home.newsHint} />
        <Way to="/liff/courses" icon="users" name={t.home.courses} hint={t.home.coursesHint} />
        <Way to="/liff/report/advice" icon="advice" name={t.home.advice} hint={t.home.adviceHint} />
      </nav>
      <section class="emergency">
        <h2>{t.home.emergency}</h2>
        <EmergencyNumbers />
        {settings.district.phone && (
          <p class="small">
            <a href={`tel:${settings.district.phone.replace(/[^0-9+]/g, '')}`}>
              {t.home.district} {settings.district.phone}
            </a>
          </p>
        )}
      </section>
      <p class="small">
        <a href="/liff/me">{t.home.me}</a>
      </p>
    </div>
  );
}

async function speaksForCommunity() {
  return (await isKnown()) && Boolean((await session()).person.community);
}

async function countUnread() {
  return (await isKnown()) ? (await ok(api.GET('/api/v1/inbox/unread'))).unread : 0;
}

async function countWaiting() {
  if (!(await isKnown())) return 0;
  const { items } = await ok(api.GET('/api/v1/incidents/mine', { params: { query: { limit: 50 } } }));
  return items.filter((card) => card.needs).length;
}

async function countSurveys() {
  if (!(await isKnown())) return 0;
  return (await ok(api.GET('/api/v1/surveys/open'))).filter((round) => !round.answered).length;
}

type WayProps = { to: string; icon: IconName; name: string; hint: string; hot?: boolean };

function Way({ to, icon, name, hint, hot }: WayProps) {
  return (
    <a class={hot ? 'way hot' : 'way'} href={to}>
      <Icon name={icon} size={30} />
      <b>{name}</b>
      <small>{hint}</small>
    </a>
  );
}
