import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { dayAndClock, plainDate } from '../../shared/dates';
import { Icon } from '../../shared/Icon';
import { ProblemNote } from '../../shared/ProblemNote';
import { usePages } from '../../shared/resource';
import { s } from '../../shared/text';
import type { Page } from '../../shared/types';
import { LineList } from './LineList';
import { w } from './text';
import type { Outbreak } from './types';
import { useDiseaseWords } from './useDiseaseWords';

export function OutbreakList({ works }: { works: boolean }) {
  const fetchPage = (after?: string): Promise<Page<Outbreak>> =>
    ok(api.GET('/api/v1/staff/outbreaks', { params: { query: after ? { after } : {} } }));
  const { data, failed, reload, more, work } = usePages(fetchPage, []);
  return (
    <section class="outbreaks">
      <h2>{w.outbreak.title}</h2>
      {failed && <ProblemNote problem={failed} onRetry={reload} />}
      {data?.items.length === 0 && <p class="small">{w.outbreak.none}</p>}
      <ul class="plain">
        {data?.items.map((outbreak) => (
          <OutbreakRow key={outbreak.id} outbreak={outbreak} works={works} />
        ))}
      </ul>
      {data?.next && (
        <button type="button" class="button wide" aria-disabled={work.busy} onClick={more}>
          {s.more}
        </button>
      )}
    </section>
  );
}

function OutbreakRow({ outbreak, works }: { outbreak: Outbreak; works: boolean }) {
  const { id, community, signs, week, reports, openedAt, acknowledgedAt } = outbreak;
  const words = useDiseaseWords();
  const [open, setOpen] = useState(false);
  return (
    <li class="panel outbreak">
      <h3>
        {words('signs', signs)} · {community.name}
      </h3>
      <p>
        {w.disease.weekOf(plainDate(week))} ·{' '}
        <b>{reports == null ? w.outbreak.fewReports : w.outbreak.reports(reports)}</b>
      </p>
      <p class="small">{w.outbreak.opened(dayAndClock(openedAt))}</p>
      <p class={acknowledgedAt ? 'outbreak-state' : 'outbreak-state late'}>
        <Icon name={acknowledgedAt ? 'check' : 'clock'} size={20} />{' '}
        {acknowledgedAt ? w.outbreak.acknowledged(dayAndClock(acknowledgedAt)) : w.outbreak.waiting}
      </p>
      {works && (
        <button
          type="button"
          class="button small-button"
          aria-expanded={open}
          aria-controls={`lines-${id}`}
          onClick={() => setOpen(!open)}
        >
          {w.outbreak.lines}
        </button>
      )}
      <div id={`lines-${id}`}>{open && <LineList id={id} />}</div>
    </li>
  );
}
