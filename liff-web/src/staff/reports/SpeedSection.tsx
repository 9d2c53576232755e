import type { components } from '../../shared/api.gen';
import { say } from '../../shared/language';
import { days } from './figures';
import { StackBar } from './StackBar';
import { Table } from './Table';
import { p } from './text';

type ReportFigures = components['schemas']['ReportFigures'];

/** Medians now, before and a year before as bars; the table says the rest. */
export function SpeedSection({ figures: { words, cases, before, yearBefore } }: { figures: ReportFigures }) {
  const { speed, answer } = cases;
  const compared = [
    { name: say(words), speed, said: undefined, pattern: 'full' as const },
    { name: say(before.words), speed: before.speed, said: say(before.speedVerdict), pattern: 'lines' as const },
    {
      name: say(yearBefore.words),
      speed: yearBefore.speed,
      said: say(yearBefore.speedVerdict),
      pattern: 'dots' as const,
    },
  ];
  const most = Math.max(...compared.map(({ speed: { median } }) => median ?? 0));
  const open = (value: number | null | undefined) => (value == null ? p.speed.notYet : days(value));
  return (
    <section>
      <h3>{p.speed.title}</h3>
      {most > 0 && (
        <ul class="plain bar-rows">
          {compared.map(({ name, speed: { median }, said, pattern }, i) => (
            <li key={i}>
              <span>{name}</span>
              <b>{median == null ? '-' : p.speed.days(days(median))}</b>
              {median != null && <StackBar parts={[{ name, n: median, pattern }]} most={most} />}
              {said && <small>{p.speed.against(said)}</small>}
            </li>
          ))}
        </ul>
      )}
      <Table
        head={['', p.speed.median, p.speed.p90, p.speed.withOpen]}
        rows={[
          [p.speed.fix, days(speed.median), days(speed.p90), open(speed.withOpen)],
          [p.speed.answer, days(answer.median), days(answer.p90), open(answer.withOpen)],
          ...[before, yearBefore].map((then) => [
            p.compared(say(then.words)),
            days(then.speed.median),
            days(then.speed.p90),
            open(then.speed.withOpen),
          ]),
        ]}
      />
    </section>
  );
}
