import { AnswerList } from '../../form/AnswerList';
import { api, ok } from '../../shared/api';
import { loadCategories } from '../../shared/catalogue';
import { dayAndClock } from '../../shared/dates';
import { Icon } from '../../shared/Icon';
import { say } from '../../shared/language';
import { ProblemNote } from '../../shared/ProblemNote';
import { useResource } from '../../shared/resource';
import { settings } from '../../shared/settings';
import { StatusChip } from '../../shared/StatusChip';
import { s } from '../../shared/text';
import { Timeline } from '../../shared/Timeline';
import type { StaffIncident } from '../../shared/types';
import { b } from '../board/text';
import { t } from '../text';
import { ReasonFirst } from './ReasonFirst';
import './print.css';

/** A case on A4, for a file or a meeting. */
export function PrintPage({ id }: { id: string }) {
  const found = useResource<StaffIncident>(
    () => ok(api.GET('/api/v1/staff/incidents/{id}', { params: { path: { id } } })),
    [id],
  );
  const shut = found.problem?.code === 'reason_required';
  const incident = shut ? undefined : found.data;
  return (
    <div class="print">
      <p class="row print-off">
        <a class="back" href={`/staff/cases/${id}`}>
          <Icon name="back" size={20} /> {incident?.reference ?? t.case.back}
        </a>
        {incident && (
          <button type="button" class="button primary" onClick={() => print()}>
            {b.print.button}
          </button>
        )}
      </p>
      {shut ? (
        <ReasonFirst id={id} onOpen={found.reload} />
      ) : (
        found.problem && <ProblemNote problem={found.problem} onRetry={found.reload} />
      )}
      {incident && <Sheet incident={incident} />}
    </div>
  );
}

function Sheet({ incident }: { incident: StaffIncident }) {
  const categories = useResource(loadCategories, []);
  const category = categories.data?.find(({ code }) => code === incident.category);
  const { location, community } = incident;
  const point =
    location?.lat != null && location.lng != null ? `${location.lat.toFixed(5)}, ${location.lng.toFixed(5)}` : '';
  const facts = [
    [t.case.reported, dayAndClock(incident.reportedAt)],
    [b.print.answered, dayAndClock(incident.answerBy)],
    [t.case.fixBy, dayAndClock(incident.fixBy)],
    [t.case.reporter, [incident.reporter.name, incident.reporter.contact?.name].filter(Boolean).join(' · ')],
    [t.case.contact, incident.reporter.contact?.phone],
    [t.case.place, [location?.landmark, community?.name, point].filter(Boolean).join(', ')],
  ].filter(([, value]) => value);
  return (
    <article class="sheet">
      <header>
        <p class="small">
          {say(settings.district.name)} · {say(settings.district.division)}
        </p>
        <h1 tabIndex={-1} class="reference">
          {incident.reference}
        </h1>
        <p class="case-status">
          <b>{category ? say(category.name) : incident.category}</b> <StatusChip status={incident.status} />
        </p>
      </header>
      <p class="case-words">{incident.description}</p>
      <dl class="facts facts-row">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {incident.photos.length > 0 && (
        <ul class="plain sheet-photos">
          {incident.photos.map((photo) => (
            <li key={photo.id}>
              <img src={photo.url} alt={s.photo[photo.purpose]} />
              <small>
                {s.photo[photo.purpose]} {dayAndClock(photo.at)}
              </small>
            </li>
          ))}
        </ul>
      )}
      <section>
        <h2>{t.case.facts}</h2>
        <AnswerList form={incident.form} answers={incident.answers} />
      </section>
      {incident.assignments.length > 0 && (
        <section>
          <h2>{t.case.assignments}</h2>
          <ul>
            {incident.assignments.map(({ id, agency, status, since }) => (
              <li key={id}>
                {say(agency.name)}: {s.assignment[status]} {dayAndClock(since)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{t.case.history}</h2>
        <Timeline events={incident.events} assignments={incident.assignments} />
      </section>
      <footer class="small">{b.print.printed(dayAndClock(new Date().toISOString()))}</footer>
    </article>
  );
}
