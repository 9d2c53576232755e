import type { components } from '../../shared/api.gen';
import { say } from '../../shared/language';
import { number, p } from './figures';
import { r } from './text';

type CourseResults = components['schemas']['GetCourseResultsResponse'];

export function Gain({ results }: { results: CourseResults }) {
  const { gain, passMark, reliabilityBefore } = results;
  const words = r.gain;
  if (gain.n === 0)
    return (
      <section>
        <h2>{words.title}</h2>
        <p class="note">{words.nobody}</p>
      </section>
    );
  const figures: [string, string, string?][] = [
    [words.pairs, words.people(gain.n)],
    [words.before, words.of(number(gain.before.mean), number(gain.most)), words.sd(number(gain.before.sd))],
    [words.after, words.of(number(gain.after.mean), number(gain.most)), words.sd(number(gain.after.sd))],
    [words.difference, number(gain.difference.mean), words.sd(number(gain.difference.sd))],
    [words.hake, number(gain.gain), gain.gainBand ? words.bands[gain.gainBand] : undefined],
    [words.effect, number(gain.dz)],
    [words.passed, words.fromTo(gain.passedBefore, gain.passedAfter), words.mcnemar(p(gain.mcNemar?.p))],
    [words.changed, `${gain.improved} / ${gain.same} / ${gain.worse}`],
    ...(reliabilityBefore
      ? [
          [words.reliability, number(reliabilityBefore.value.coefficient), words.kinds[reliabilityBefore.kind]] as [
            string,
            string,
            string,
          ],
        ]
      : []),
  ];
  return (
    <section>
      <h2>{words.title}</h2>
      <p class="verdict">{say(gain.words)}</p>
      <p class="small">
        {words.t(number(gain.pairedT?.statistic), `${gain.pairedT?.df ?? words.none}`, p(gain.pairedT?.p))} ·{' '}
        {words.ci(number(gain.pairedT?.ci?.lower), number(gain.pairedT?.ci?.upper))} ·{' '}
        {words.wilcoxon(number(gain.wilcoxon?.statistic), p(gain.wilcoxon?.p))} · {words.passMark(number(passMark))}
      </p>
      <dl class="figures">
        {figures.map(([name, value, detail]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value}
              {detail && <small> {detail}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
