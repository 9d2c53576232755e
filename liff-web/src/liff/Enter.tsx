import { useEffect } from 'preact/hooks';
import { ProblemNote } from '../shared/ProblemNote';
import { useWork } from '../shared/resource';
import { session } from '../shared/session';
import { t } from './text';

/**
 * Signing in only works below the LIFF address, so the staff pages send people through here and back. A link to a staff page in a
 * chat comes in below that address too.
 */
export function Enter({ to }: { to?: string }) {
  const { problem, run } = useWork();
  useEffect(() => {
    void run(async () => {
      await session();
      const wanted = to ?? sessionStorage.getItem('return-to') ?? '';
      sessionStorage.removeItem('return-to');
      location.replace(wanted.startsWith('/staff/') ? wanted : '/staff/');
    });
  }, []);
  return problem ? <ProblemNote problem={problem} /> : <p class="page">{t.enter}</p>;
}
