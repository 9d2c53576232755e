import createClient from 'openapi-fetch';
import type { paths } from '../shared/api.gen';
import { language } from '../shared/language';

/** What stands behind the # reaches no server by itself: it goes out only with what this page asks for. */
export const token = location.hash.slice(1);

export const kiosk = createClient<paths>({
  fetch: (request) => {
    request.headers.set('Authorization', `Bearer ${token}`);
    request.headers.set('Accept-Language', language);
    return fetch(request);
  },
});
