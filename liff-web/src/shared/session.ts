import type { Line } from './line';
import { Problem, problemOf } from './problem';
import { s } from './text';
import type { Person } from './types';

type Session = { accessToken: string; expiresAt: number; person: Person; owner: string };

const STORED = 'session';
const SIGNED_IN = 'signed-in-at';
const EARLY = 30_000;

const leaving = new Set<() => Promise<unknown>>();
let current: Session | undefined;
let underway: Promise<Session> | undefined;
let source: () => Promise<Session>;
let known: () => Promise<boolean>;

/** Runs before signing in takes the person away from the page. */
export function beforeLeaving(work: () => Promise<unknown>) {
  leaving.add(work);
  return () => void leaving.delete(work);
}

export function startSession(line: Line) {
  current = stored();
  if (current?.owner !== line.owner()) current = undefined;
  source = () => exchange(line);
  known = async () => Boolean(current ?? (await line.idToken()));
}

/** Pages outside the LIFF address can only use a session that the LIFF pages have left in this tab. */
export function startBorrowedSession(fetchOne: () => Promise<never>) {
  current = stored();
  source = fetchOne;
  known = async () => Boolean(current);
}

export async function session(): Promise<Session> {
  if (current && current.expiresAt - EARLY > Date.now()) return current;
  underway ??= source().finally(() => {
    underway = undefined;
  });
  current = await underway;
  sessionStorage.setItem(STORED, JSON.stringify(current));
  return current;
}

/** Whether a session can be had without sending the person to sign in. */
export const isKnown = () => known();

export function forgetSession(accessToken: string) {
  if (current?.accessToken !== accessToken) return;
  current = undefined;
  sessionStorage.removeItem(STORED);
}

async function exchange(line: Line): Promise<Session> {
  const idToken = await line.idToken();
  const response = idToken ? await post(idToken) : undefined;
  if (response?.ok) return opened(line, response);
  if (response && response.status !== 401) throw await problemOf(response);

  if (Date.now() - Number(sessionStorage.getItem(SIGNED_IN)) < 30_000)
    throw new Problem('unauthenticated', s.problem.signIn, 401);
  await Promise.allSettled([...leaving].map((work) => work()));
  sessionStorage.setItem(SIGNED_IN, String(Date.now()));
  await line.signIn();
  const renewed = await post((await line.idToken()) ?? '');
  if (!renewed.ok) throw await problemOf(renewed);
  return opened(line, renewed);
}

async function opened(line: Line, response: Response): Promise<Session> {
  const { accessToken, expiresIn, person } = await response.json();
  sessionStorage.removeItem(SIGNED_IN);
  return { accessToken, person, expiresAt: Date.now() + expiresIn * 1000, owner: line.owner() };
}

const post = (idToken: string) =>
  fetch('/api/v1/sessions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ idToken }),
  });

function stored(): Session | undefined {
  return JSON.parse(sessionStorage.getItem(STORED) ?? 'null') ?? undefined;
}
