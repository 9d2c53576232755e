import { api, ok } from '../../shared/api';
import { loadCommunities } from '../../shared/catalogue';
import { plainDate, today } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { usePages, useResource } from '../../shared/resource';
import { navigate, useAddress } from '../../shared/router';
import { s } from '../../shared/text';
import type { Page } from '../../shared/types';
import { DutyBox } from './DutyBox';
import { w } from './text';
import type { FollowUp } from './types';

const DAY = 86_400_000;
const spans = { today: 0, week: 6, month: 29 } as const;
const names = Object.keys(spans) as (keyof typeof spans)[];

/** Help that does not wait to be asked for: whom somebody must go to, today or soon. */
export function FollowUpsPage({ me }: { me: string }) {
  const { searchParams } = useAddress();
  const span = names.find((one) => one === searchParams.get('span')) ?? 'week';
  const until = today(Date.now() + spans[span] * DAY);
  const communities = useResource(loadCommunities, []);
  const fetchPage = (after?: string): Promise<Page<FollowUp>> =>
    ok(api.GET('/api/v1/staff/follow-ups', { params: { query: { until, ...(after && { after }) } } }));
  const { data, failed, reload, more, work } = usePages(fetchPage, [until]);
  const place = (code: string | null | undefined) =>
    communities.data?.find((community) => community.code === code)?.name ?? code;

  return (
    <div class="page care">
      <h1 tabIndex={-1}>{w.followUps.title}</h1>
      <p class="small">{w.followUps.hint}</p>
      <div class="row">
        {names.map((one) => (
          <button
            key={one}
            type="button"
            class="chip"
            aria-pressed={span === one}
            onClick={() => navigate(`/staff/follow-ups?span=${one}`, { replace: true })}
          >
            {w.followUps[one]}
          </button>
        ))}
      </div>
      {failed && <ProblemNote problem={failed} onRetry={reload} />}
      {data?.items.length === 0 && <p class="empty">{w.followUps.empty}</p>}
      <ol class="plain follow-ups">
        {data?.items.map((item) => (
          <li key={item.id}>
            <a class="follow-up" href={`/staff/cases/${item.incidentId}`}>
              <span>
                <b>{w.followUps.kinds[item.kind]}</b> <small>{item.reference}</small>
              </span>
              <span>
                {plainDate(item.dueOn)} <Late dueOn={item.dueOn} />
              </span>
              <small>{[place(item.community), item.mine && w.followUps.mine].filter(Boolean).join(' · ')}</small>
            </a>
          </li>
        ))}
      </ol>
      {data?.next && (
        <button type="button" class="button wide" aria-disabled={work.busy} onClick={more}>
          {s.more}
        </button>
      )}
      <DutyBox me={me} />
    </div>
  );
}

function Late({ dueOn }: { dueOn: string }) {
  const days = Math.round((Date.parse(today()) - Date.parse(dueOn)) / DAY);
  return days > 0 ? <span class="late">{w.followUps.late(days)}</span> : null;
}
