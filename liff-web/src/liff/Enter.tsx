import { useEffect } from 'preact/hooks';
import { ProblemNote } from '../shared/ProblemNote';
import { useWork } from '../shared/resource';
import { session } from '../shared/session';
import { t } from './text';

/** Signing in only works below the LIFF address, so the staff pages send people through here and back. */
export function Enter() {
  const { problem, run } = useWork();
  useEffect(() => {
    void run(async () => {
      await session();
      const wanted = sessionStorage.getItem('return-to') ?? '';
      sessionStorage.removeItem('return-to');
      location.replace(wanted.startsWith('/staff/') ? wanted : '/staff/');
    });
  }, []);
  return problem ? <ProblemNote problem={problem} /> : <p class="page">{t.enter}</p>;
}
