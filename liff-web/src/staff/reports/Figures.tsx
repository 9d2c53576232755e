import type { components } from '../../shared/api.gen';
import { api, ok } from '../../shared/api';
import { loadCategories, loadCommunities } from '../../shared/catalogue';
import { say } from '../../shared/language';
import { useResource } from '../../shared/resource';
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

type Named = { code: string; name: components['schemas']['Text'] };

export const staffAgencies = (): Promise<Named[]> => ok(api.GET('/api/v1/staff/agencies'));

/** Every chart has its figures beside it in words, so that it reads in black and white and without seeing it. */
export function Figures({ figures, agencies: load }: { figures: ReportFigures; agencies: () => Promise<Named[]> }) {
  const known = useResource(async () => {
    const [categories, communities, agencies] = await Promise.all([loadCategories(), loadCommunities(), load()]);
    const names = new Map([...categories, ...agencies].map(({ code, name }) => [code, say(name)] as const));
    return { names, communities };
  }, []);
  const nameOf = (code: string) => known.data?.names.get(code) ?? code;
  const { cases, chronic, followers, news, surveys, courses } = figures;
  return (
    <>
      <Patterns />
      <FlowSection cases={cases} nameOf={nameOf} />
      <Resolved figures={figures} />
      <SpeedSection figures={figures} />
      <AgencySection agencies={cases.agencies} nameOf={nameOf} />
      <CommunitySection figures={cases.communities} communities={known.data?.communities ?? []} goal={figures.goal} />
      <section>
        <h3>{p.others}</h3>
        <ul>
          <li>{p.chronic(chronic.length, chronic.filter(({ state }) => state !== 'done').length)}</li>
          <li>
            {p.followers(followers.atStart, followers.atEnd, followers.added + followers.returned, followers.lost)}
          </li>
          <li>{p.news(news.length)}</li>
          {surveys.map(({ title, number, answered, definition, ofMean, share }) => (
            <li key={`${title}${number}`}>
              {p.survey(`${title} (${number})`, answered, days(definition === 'mean' ? ofMean : share))}
            </li>
          ))}
          {courses.map(({ title, heldOn, attended, capacity }) => (
            <li key={`${title}${heldOn}`}>{p.course(title, attended, capacity)}</li>
          ))}
        </ul>
      </section>
      <TargetsSection targets={figures.targets} />
      <PdcaSection pdca={figures.pdca} />
    </>
  );
}
