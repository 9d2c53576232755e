import real from '@line/liff/core';
import { LiffMockPlugin } from '@line/liff-mock';
import type { Line } from './line';
import { settings } from './settings';

type Mocked = {
  use: (plugin: LiffMockPlugin) => void;
  init: (config: { liffId: string; mock: true }) => Promise<void>;
  login: () => void;
  isLoggedIn: () => boolean;
  getIDToken: () => string | null;
  getAccessToken: () => string | null;
  $mock: ReturnType<LiffMockPlugin['install']>;
};

const STORED = 'sim-user';
/** The group chat that the page was opened from: there its messages go. */
const CHAT = 'sim-group';
const liff = real as unknown as Mocked;

/** The same page against the simulated LINE: the person is picked there instead of signing in. */
export async function startSimulated(base: string): Promise<Line> {
  const user = await pickedUser(base);
  liff.use(new LiffMockPlugin());
  await liff.init({ liffId: settings.liffId, mock: true });
  liff.login();

  const signIn = async () => {
    const { idToken, accessToken } = await post(`${base}/_sim/id-tokens`, { userId: user });
    liff.$mock.set((before) => ({
      ...before,
      getIDToken: idToken,
      getAccessToken: accessToken,
      isLoggedIn: true,
      isInClient: true,
    }));
  };
  // LINE's own browser opens the page with a fresh token, and so does this one.
  await signIn();
  return {
    inClient: true,
    owner: () => user,
    idToken: async () => (liff.isLoggedIn() ? (liff.getIDToken() ?? undefined) : undefined),
    accessToken: () => liff.getAccessToken() ?? undefined,
    signIn,
    send: async (text) => {
      const groupId = sessionStorage.getItem(CHAT);
      await post(`${base}/_sim/chat`, {
        userId: user,
        ...(groupId && { groupId }),
        messages: [{ type: 'text', text }],
      });
    },
    close: () => window.parent.postMessage({ liff: 'close' }, '*'),
  };
}

async function pickedUser(base: string): Promise<string> {
  const named = new URLSearchParams(location.hash.slice(1)).get(STORED);
  if (named) {
    sessionStorage.setItem(STORED, named);
    sessionStorage.setItem(CHAT, new URLSearchParams(location.hash.slice(1)).get(CHAT) ?? '');
    history.replaceState(null, '', location.pathname + location.search);
    return named;
  }
  const known = sessionStorage.getItem(STORED);
  if (known) return known;
  location.replace(`${base}/_sim/login?redirect=${encodeURIComponent(location.href)}`);
  return new Promise(() => undefined);
}

async function post(url: string, body: unknown) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The simulated LINE answered ${response.status}.`);
  return response.json().catch(() => ({}));
}
