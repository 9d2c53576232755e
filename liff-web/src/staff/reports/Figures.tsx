import type { components } from '../../shared/api.gen';
import { api, ok } from '../../shared/api';
import { loadCategories, loadCommunities } from '../../shared/catalogue';
import { plainDate } from '../../shared/dates';
import { say } from '../../shared/language';
import { useResource } from '../../shared/resource';
import type { Community } from '../../shared/types';
import { p as chance } from '../courseResults/figures';
import { figure } from '../targets/figures';
import { AgencySection } from './AgencySection';
import { CommunitySection } from './CommunitySection';
import { FlowSection } from './FlowSection';
import { days } from './figures';
import { PdcaSection } from './PdcaSection';
import { Resolved } from './Resolved';
import { SpeedSection } from './SpeedSection';
import { Patterns } from './StackBar';
import { TargetsSection } from './TargetsSection';
import { p } from './text';

type ReportFigures = components['schemas']['ReportFigures'];
type Survey = ReportFigures['surveys'][number];

/** Of more, the list is closed at first. */
const MANY = 10;

type Named = { code: string; name: components['schemas']['Text'] };

export const staffAgencies = (): Promise<Named[]> => ok(api.GET('/api/v1/staff/agencies'));

/** Every chart has its figures beside it in words, so that it reads in black and white and without seeing it. */
export function Figures({ figures, agencies: load }: { figures: ReportFigures; agencies: () => Promise<Named[]> }) {
  const known = useResource(async () => {
    const [categories, communities, agencies] = await Promise.all([loadCategories(), loadCommunities(), load()]);
    const names = new Map([...categories, ...agencies].map(({ code, name }) => [code, say(name)] as const));
    return { names, communities };
  }, []);
  const nameOf = (code: string) => (code === 'sensitive' ? p.sensitives : (known.data?.names.get(code) ?? code));
  const communities = known.data?.communities ?? [];
  const { cases } = figures;
  return (
    <>
      <Patterns />
      <FlowSection cases={cases} nameOf={nameOf} />
      <Resolved figures={figures} />
      <SpeedSection figures={figures} />
      <AgencySection agencies={cases.agencies} nameOf={nameOf} />
      <CommunitySection figures={cases.communities} communities={communities} goal={figures.goal} />
      <Others figures={figures} nameOf={nameOf} communities={communities} />
      <TargetsSection targets={figures.targets} />
      <PdcaSection pdca={figures.pdca} />
    </>
  );
}

type OthersProps = { figures: ReportFigures; nameOf: (code: string) => string; communities: Community[] };

/** What else there was: of each kind how many, then one by one. */
function Others({ figures, nameOf, communities }: OthersProps) {
  const { chronic, followers, news, surveys, courses } = figures;
  const placeOf = (code: string | null | undefined) => communities.find((one) => one.code === code)?.name;
  return (
    <section>
      <h3>{p.others}</h3>
      <ul>
        <li>
          {p.chronic(chronic.length, chronic.filter(({ state }) => state !== 'done').length)}
          <Lines
            lines={chronic.map(({ category, community, returns, state }) => [
              nameOf(category),
              placeOf(community),
              p.cameBack(returns),
              state === 'done' ? p.cause.done : p.cause.open,
            ])}
          />
        </li>
        <li>{p.followers(followers.atStart, followers.atEnd, followers.added + followers.returned, followers.lost)}</li>
        <li>
          {p.news(news.length)}
          <Lines lines={news.map(({ sentOn, title, readers }) => [plainDate(sentOn), title, p.readers(readers)])} />
        </li>
        <li>
          {p.surveys(surveys.length)}
          <Lines lines={surveys.map((round) => [surveyWords(round)])} />
        </li>
        <li>
          {p.courses(courses.length)}
          <Lines
            lines={courses.map(({ heldOn, title, attended, capacity, pairs, before, after, most, p: chanceOf }) => [
              plainDate(heldOn),
              p.course(title, attended, capacity),
              p.tests(pairs, days(before), days(after), figure(most)),
              chanceOf == null ? undefined : `p ${chance(chanceOf)}`,
            ])}
          />
        </li>
      </ul>
    </section>
  );
}

function surveyWords({ title, number, answered, definition, ofMean, share, target, reached }: Survey): string {
  const judged = definition === 'mean' ? p.judged.mean(days(ofMean)) : p.judged.top2(days(share));
  const verdict = reached == null ? p.judged.open : reached ? p.judged.reached : p.judged.notReached;
  return p.survey(`${title} (${number})`, answered, judged, figure(target), verdict);
}

/** What is known of each, side by side; long lists wait to be opened. */
function Lines({ lines }: { lines: (string | undefined)[][] }) {
  if (lines.length === 0) return null;
  const list = (
    <ul>
      {lines.map((parts, i) => (
        <li key={i}>{parts.filter(Boolean).join(' · ')}</li>
      ))}
    </ul>
  );
  if (lines.length <= MANY) return list;
  return (
    <details class="more">
      <summary>{p.showAll(lines.length)}</summary>
      {list}
    </details>
  );
}
