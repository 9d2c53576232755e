import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { plainDate } from '../../shared/dates';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import { s } from '../../shared/text';
import type { Page } from '../../shared/types';
import { Field } from './Field';
import { w } from './text';
import type { OutbreakLine } from './types';
import { useDiseaseWords } from './useDiseaseWords';

const LEAST = 5;

/** Reading the list leaves a trace with a name and a reason, like opening a case. */
export function LineList({ id }: { id: string }) {
  const [reason, setReason] = useState('');
  const [short, setShort] = useState(false);
  const [page, setPage] = useState<Page<OutbreakLine>>();
  const { busy, problem, run } = useWork();
  const show = (event: Event) => {
    event.preventDefault();
    setShort(reason.trim().length < LEAST);
    if (reason.trim().length < LEAST) return document.getElementById(`reason-${id}`)?.focus();
    return run(async () => {
      const query = page?.next ? { after: page.next } : {};
      const next: Page<OutbreakLine> = await ok(
        api.POST('/api/v1/staff/outbreaks/{id}/lines', {
          params: { path: { id }, query },
          body: { reason: reason.trim() },
        }),
      );
      setPage({ items: [...(page?.items ?? []), ...next.items], next: next.next });
    });
  };
  return (
    <form noValidate onSubmit={show} class="act">
      {page ? (
        <Lines lines={page.items} />
      ) : (
        <Field
          id={`reason-${id}`}
          label={w.outbreak.reason}
          value={reason}
          most={500}
          hint={w.outbreak.reasonHint}
          error={short ? w.outbreak.short : undefined}
          onValue={setReason}
        />
      )}
      {problem && <ProblemNote problem={problem} />}
      {(!page || page.next) && (
        <button type="submit" class="button primary" aria-disabled={busy}>
          {page ? s.more : w.outbreak.show}
        </button>
      )}
    </form>
  );
}

function Lines({ lines }: { lines: OutbreakLine[] }) {
  const words = useDiseaseWords();
  const heads = [
    w.outbreak.reference,
    w.outbreak.onset,
    w.outbreak.people,
    w.outbreak.groups,
    w.outbreak.treated,
    w.outbreak.place,
  ];
  return (
    <section class="weeks" aria-label={w.outbreak.lines} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.reference}>
              <th scope="row">{line.reference}</th>
              <td>{line.onsetOn ? plainDate(line.onsetOn) : w.outbreak.unknown}</td>
              <td class="figure">{line.people}</td>
              <td>{line.groups.map((group) => words('groups', group)).join(', ')}</td>
              <td>{words('treated', line.treated)}</td>
              <td>{words('place', line.place)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
