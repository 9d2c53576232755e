import { settings } from '../shared/settings';

/** In the simulation a link may name the person to be; that is for the sign-in page to read. */
export const hasNamedUser = () => Boolean(settings.simulatedLine && location.hash.startsWith('#sim-user='));

/** LINE signs people in only below the LIFF address: go there, and come back to this very page. */
export function enter(): Promise<never> {
  sessionStorage.setItem('return-to', location.pathname + location.search);
  location.replace(`/liff/enter${hasNamedUser() ? location.hash : ''}`);
  return new Promise(() => undefined);
}
