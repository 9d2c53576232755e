import createClient from 'openapi-fetch';
import type { paths } from './api.gen';
import { language } from './language';
import { asProblem, problemOf } from './problem';
import { forgetSession, session } from './session';

const speak = (request: Request) => request.headers.set('Accept-Language', language);

/** Adds the session; a session the server no longer takes is renewed and the call repeated, once. */
export async function signed(request: Request): Promise<Response> {
  speak(request);
  const send = async () => {
    const { accessToken } = await session();
    const copy = request.clone();
    copy.headers.set('Authorization', `Bearer ${accessToken}`);
    return { accessToken, response: await fetch(copy) };
  };
  const first = await send();
  if (first.response.status !== 401) return first.response;
  forgetSession(first.accessToken);
  return (await send()).response;
}

export const api = createClient<paths>({ fetch: signed });

export const openApi = createClient<paths>({
  fetch: (request) => {
    speak(request);
    return fetch(request);
  },
});

type Answer<T> = { data?: T; error?: unknown; response: Response };

/** The answer's body, or a thrown `Problem`. `Known` may narrow what the contract says, never contradict it. */
export async function ok<Told, Known extends Told = Told>(call: Promise<Answer<Told>>): Promise<Known> {
  try {
    const { data, error, response } = await call;
    if (!response.ok) throw await problemOf(response, error);
    return data as Known;
  } catch (error) {
    throw asProblem(error);
  }
}

export const newKey = () => crypto.randomUUID();
