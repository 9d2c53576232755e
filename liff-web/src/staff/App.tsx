import { ProblemNote } from '../shared/ProblemNote';
import { useResource } from '../shared/resource';
import { startRouter } from '../shared/router';
import { session, startBorrowedSession } from '../shared/session';

startRouter();
startBorrowedSession(() => {
  sessionStorage.setItem('return-to', location.pathname + location.search);
  location.replace(`/liff/enter${location.hash}`);
  return new Promise(() => undefined);
});

export function App() {
  const who = useResource(session, []);
  return <main>{who.problem ? <ProblemNote problem={who.problem} /> : <h1>{who.data?.person.name}</h1>}</main>;
}
