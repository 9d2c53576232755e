import { language } from './language';
import { Problem, problemOf } from './problem';
import { forgetSession, session } from './session';
import { s } from './text';

const PATIENCE = 60_000;

type Kind = 'photos' | 'letters';
type Parts = { file: Blob; name: string; hash?: string };
type Door = { path: string; token: () => Promise<string>; forget: (token: string) => void };

let door: Door = { path: '/api/v1', token: async () => (await session()).accessToken, forget: forgetSession };

/** A page without sessions says where its files go, and by what right. */
export function uploadBy(path: string, token: string) {
  door = { path, token: async () => token, forget: () => undefined };
}

/** `fetch` cannot tell how far an upload is, so this one call is made the old way. */
export async function upload(kind: Kind, parts: Parts, onProgress: (percent: number) => void): Promise<string> {
  const send = async () => {
    const token = await door.token();
    return { token, answer: await post(kind, parts, token, onProgress) };
  };
  let { token, answer } = await send();
  if (answer.status === 401) {
    door.forget(token);
    ({ token, answer } = await send());
  }
  const body = parse(answer.responseText);
  if (answer.status !== 201) throw await problemOf(new Response(null, { status: answer.status }), body);
  return String(body.id);
}

function post(kind: Kind, { file, name, hash }: Parts, token: string, onProgress: (percent: number) => void) {
  return new Promise<XMLHttpRequest>((resolve, reject) => {
    const form = new FormData();
    if (hash) form.append('hash', hash);
    form.append('file', file, name);
    const request = new XMLHttpRequest();
    request.open('POST', `${door.path}/${kind}`);
    request.timeout = PATIENCE;
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.setRequestHeader('Accept-Language', language);
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.floor((loaded / total) * 100));
    request.onload = () => resolve(request);
    request.onerror = request.ontimeout = () => reject(new Problem('offline', s.problem.offline));
    request.send(form);
  });
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
