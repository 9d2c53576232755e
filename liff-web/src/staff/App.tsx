import { useEffect, useState } from 'preact/hooks';
import { language, onLanguage } from '../shared/language';
import { ProblemNote } from '../shared/ProblemNote';
import { Problem } from '../shared/problem';
import { useResource } from '../shared/resource';
import { match, useAddress, useArrival } from '../shared/router';
import { session } from '../shared/session';
import { AgenciesPage } from './AgenciesPage';
import { BoardPage } from './board/BoardPage';
import { StaffCasePage } from './case/StaffCasePage';
import { DeliveriesPage } from './DeliveriesPage';
import { NoRole } from './NoRole';
import { PeoplePage } from './PeoplePage';
import { StaffTop } from './StaffTop';
import { t } from './text';

const STAFF = ['officer', 'head', 'director', 'admin'];

export function App() {
  const who = useResource(session, []);
  const [, setShown] = useState(language);
  const { pathname } = useAddress();
  useArrival(pathname, t.title);
  useEffect(() => {
    const stop = onLanguage(() => setShown(language));
    return () => void stop();
  }, []);

  const person = who.data?.person;
  const isStaff = person?.roles.some((role) => STAFF.includes(role)) ?? false;
  return (
    <>
      <StaffTop person={person} isStaff={isStaff} />
      <main id="main" tabIndex={-1}>
        {who.problem && <ProblemNote problem={who.problem} onRetry={who.reload} />}
        {person && (isStaff ? page(pathname, person.roles.includes('admin')) : <NoRole name={person.name} />)}
      </main>
    </>
  );
}

function page(pathname: string, admin: boolean) {
  if (match('/staff', pathname)) return <BoardPage />;
  const one = match('/staff/cases/:id', pathname);
  if (one?.id) return <StaffCasePage id={one.id} key={one.id} />;
  if (match('/staff/deliveries', pathname)) return <DeliveriesPage />;
  if (admin && match('/staff/people', pathname)) return <PeoplePage />;
  if (admin && match('/staff/agencies', pathname)) return <AgenciesPage />;
  return <ProblemNote problem={new Problem('not_found', t.missing)} />;
}
