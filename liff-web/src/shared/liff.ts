import CloseWindow from '@line/liff/close-window';
import liff from '@line/liff/core';
import GetAccessToken from '@line/liff/get-access-token';
import GetIDToken from '@line/liff/get-id-token';
import IsInClient from '@line/liff/is-in-client';
import IsLoggedIn from '@line/liff/is-logged-in';
import Login from '@line/liff/login';
import Logout from '@line/liff/logout';
import SendMessages from '@line/liff/send-messages';
import type { Line } from './line';
import { settings } from './settings';

export type StartFailure = 'timeout' | 'clock' | 'failed';

const PATIENCE = 10_000;

// The mock needs this one too, before its own.
liff.use(new IsInClient());

/** Links of this form open inside LINE from anywhere. */
export const liffLink = (path: string) => `${settings.liffUrl}/${settings.liffId}${path.replace(/^\/liff/, '')}`;

/** LINE's ordinary browser: the address was shared instead of the LIFF link, so LINE's powers are missing. */
export const inPlainLineBrowser = () => / Line\//.test(navigator.userAgent) && !/ LIFF/.test(navigator.userAgent);

export async function startLine(): Promise<Line> {
  const start = settings.simulatedLine
    ? import('./simulated').then(({ startSimulated }) => startSimulated(settings.simulatedLine ?? ''))
    : startReal();
  return Promise.race([start, new Promise<never>((_, reject) => setTimeout(reject, PATIENCE, new Error('timeout')))]);
}

async function startReal(): Promise<Line> {
  liff.use(new GetAccessToken());
  liff.use(new GetIDToken());
  liff.use(new IsLoggedIn());
  liff.use(new Login());
  liff.use(new Logout());
  liff.use(new SendMessages());
  liff.use(new CloseWindow());
  await liff.init({ liffId: settings.liffId });
  return {
    inClient: liff.isInClient(),
    owner: () => subject(liff.getIDToken()),
    idToken: async () => (liff.isLoggedIn() ? (liff.getIDToken() ?? undefined) : undefined),
    accessToken: () => liff.getAccessToken() ?? undefined,
    signIn: async () => {
      const here = location.pathname;
      if (liff.isLoggedIn()) liff.logout();
      if (liff.isInClient()) location.replace(liffLink(here));
      else liff.login({ redirectUri: location.origin + here });
      await new Promise(() => undefined);
    },
    send: (text) => liff.sendMessages([{ type: 'text', text }]),
    close: () => liff.closeWindow(),
  };
}

export function failureOf(error: unknown): StartFailure {
  if (error instanceof Error && error.message === 'timeout') return 'timeout';
  const code = error && typeof error === 'object' && 'code' in error ? error.code : '';
  return code === 'INVALID_ID_TOKEN' ? 'clock' : 'failed';
}

function subject(idToken: string | null) {
  try {
    const payload = (idToken ?? '').split('.')[1] ?? '';
    return String(JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/'))).sub);
  } catch {
    return 'unknown';
  }
}
