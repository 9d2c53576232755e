import { useRef, useState } from 'preact/hooks';
import { asProblem } from '../../shared/problem';
import { useWork } from '../../shared/resource';
import type { CaseChange, StaffIncident } from '../../shared/types';

export type Decision = ReturnType<typeof useDecision>;

/**
 * A decision is made on the case as it was when its form was opened, though the page may have renewed itself since. When that is no
 * longer how it is, nothing is done: what has changed is told, and the same decision can be sent once more.
 */
export function useDecision(incident: StaffIncident, reload: () => Promise<void>) {
  const { busy, problem, run, setProblem } = useWork();
  const [changes, setChanges] = useState<CaseChange[]>();
  const seen = useRef<number | undefined>(undefined);
  const decide = (work: (version: number) => Promise<unknown>) =>
    run(async () => {
      setChanges(undefined);
      try {
        await work(seen.current ?? incident.version);
      } catch (error) {
        const refused = asProblem(error);
        if (refused.code !== 'stale_version') throw refused;
        await reload();
        seen.current = undefined;
        setChanges(refused.changes);
      }
    });
  /** Another form is opened: it is about the case as it is now, and what was said about the one before is not said about it. */
  const begin = () => {
    seen.current = incident.version;
    setChanges(undefined);
    setProblem(undefined);
  };
  return { busy, problem, changes, decide, begin };
}
