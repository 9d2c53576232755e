import createClient from 'openapi-fetch';
import type { paths } from '../shared/api.gen';
import { language } from '../shared/language';
import { uploadBy } from '../shared/upload';

const PATIENCE = 30_000;

/** What stands behind the # reaches no server by itself: it goes out only with what this page asks for. */
export const token = location.hash.slice(1);

uploadBy('/api/v1/agency-link', token);

export const link = createClient<paths>({
  fetch: async (request) => {
    request.headers.set('Authorization', `Bearer ${token}`);
    request.headers.set('Accept-Language', language);
    const given = new AbortController();
    const timer = setTimeout(() => given.abort(), PATIENCE);
    try {
      return await fetch(request, { signal: given.signal });
    } catch {
      // A network that answers nothing for so long is as good as none.
      throw new TypeError('offline');
    } finally {
      clearTimeout(timer);
    }
  },
});
