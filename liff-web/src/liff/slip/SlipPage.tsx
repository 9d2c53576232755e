import { api, ok } from '../../shared/api';
import { loadCategories } from '../../shared/catalogue';
import { dayAndClock } from '../../shared/dates';
import { Icon } from '../../shared/Icon';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { navigate } from '../../shared/router';
import { settings } from '../../shared/settings';
import { t } from '../text';

/** What a person without LINE takes home; one small sheet of paper. */
export function SlipPage({ id }: { id: string }) {
  const found = useResource(() => ok(api.POST('/api/v1/incidents/{id}/slip', { params: { path: { id } } })), [id]);
  const categories = useResource(loadCategories, []);
  if (found.problem && !found.data) return <ProblemNote problem={found.problem} onRetry={found.reload} />;
  if (!found.data) return <div class="bone bone-card" aria-hidden="true" />;
  const { reference, code, category, name, reportedAt, answerBy, fixBy, address, qr } = found.data;
  const kind = categories.data?.find((one) => one.code === category);

  return (
    <div class="page">
      <button type="button" class="back" onClick={() => navigate(`/liff/cases/${id}`)}>
        <Icon name="back" size={20} /> {reference}
      </button>
      <article class="slip">
        <p class="small">{say(settings.district.name)}</p>
        <h1 tabIndex={-1}>{t.slip.title}</h1>
        <dl class="slip-keys">
          <div>
            <dt>{t.report.reference}</dt>
            <dd class="reference">{reference}</dd>
          </div>
          <div>
            <dt>{t.slip.code}</dt>
            <dd class="slip-code">{code}</dd>
          </div>
        </dl>
        <dl class="facts">
          <div>
            <dt>{t.slip.name}</dt>
            <dd>{[name, kind && say(kind.name)].filter(Boolean).join(' · ')}</dd>
          </div>
          <div>
            <dt>{t.slip.reported}</dt>
            <dd>{dayAndClock(reportedAt)}</dd>
          </div>
        </dl>
        <h2>{t.report.nextTitle}</h2>
        <ol class="slip-next">
          <li>{t.slip.next.answer(dayAndClock(answerBy))}</li>
          <li>{t.slip.next.fix(dayAndClock(fixBy))}</li>
          <li>{t.slip.next.look}</li>
        </ol>
        <div class="slip-look">
          <img src={qr} alt={t.slip.qr} width={148} height={148} />
          <p>
            {t.slip.look}
            <br />
            <b>{address.replace(/^https?:\/\//, '')}</b>
          </p>
        </div>
        {settings.district.phone && (
          <p>
            {t.home.district} {settings.district.phone}
          </p>
        )}
      </article>
      <button type="button" class="button primary wide" onClick={() => print()}>
        {t.slip.print}
      </button>
      <p class="small">{t.slip.hint}</p>
    </div>
  );
}
