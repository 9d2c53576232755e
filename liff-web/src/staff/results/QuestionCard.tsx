import { say } from '../../shared/language';
import { level, mean, sd, two } from './figures';
import { q } from './text';
import type { Question } from './types';

/** Five shades that differ in print too; the numbers stand beside them. */
const shadeOf = (index: number, count: number) => Math.round((index * 4) / Math.max(1, count - 1));

export function QuestionCard({ question }: { question: Question }) {
  const { label, options, score, numbers, answers, noOpinion, noAnswer, type } = question;
  const whole = type === 'scale' || type === 'choice';
  return (
    <li class="question-card">
      <h3>{say(label)}</h3>
      {options && whole && <Bar options={options} />}
      {options && (
        <ul class="plain bar-legend">
          {options.map((option, index) => (
            <li key={option.value}>
              <svg viewBox="0 0 10 10" aria-hidden="true" class={`shade-${shadeOf(index, options.length)}`}>
                <rect width="10" height="10" />
              </svg>
              <span>{type === 'scale' ? name(option) : say(option.label)}</span>
              <b>{option.withheld ? '*' : `${option.count} (${two(option.percent ?? 0)}%)`}</b>
            </li>
          ))}
        </ul>
      )}
      {options?.some(({ withheld }) => withheld) && <p class="small">{q.withheldHint}</p>}
      <p class="small">
        {[
          score && `${q.mean} ${mean(score)} · ${q.sd} ${sd(score)} · ${q.level} ${level(score)}`,
          score?.rank != null && `${q.rank} ${score.rank}`,
          score?.change && say(score.change.words),
          numbers?.mean != null &&
            `${q.mean} ${two(numbers.mean)} · ${q.sd} ${numbers.sd == null ? q.none : two(numbers.sd)}`,
          answers == null ? q.countedFew : q.counted(answers),
          !!noOpinion && q.noOpinion(noOpinion),
          !!noAnswer && q.noAnswer(noAnswer),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  );
}

type Options = NonNullable<Question['options']>;

/** The point of a scale and its word, where it has one. */
const name = ({ value, label }: Options[number]) => (say(label) === value ? value : `${value} ${say(label)}`);

function Bar({ options }: { options: Options }) {
  const shown = options.map((option, index) => ({ ...option, shade: shadeOf(index, options.length) }));
  const told = shown.filter(({ percent }) => percent);
  if (told.length === 0) return null;
  let from = 0;
  return (
    <svg
      class="bar"
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      role="img"
      aria-label={told.map((one) => `${name(one)} ${two(one.percent ?? 0)}%`).join(', ')}
    >
      {told.map(({ value, percent, shade }) => {
        const start = from;
        from += percent ?? 0;
        return <rect key={value} class={`shade-${shade}`} x={start} width={percent ?? 0} height="8" />;
      })}
      {from < 99.9 && <rect class="shade-hidden" x={from} width={100 - from} height="8" />}
    </svg>
  );
}
