import { signed } from '../shared/api';
import { problemOf } from '../shared/problem';

/** Saves a file of the staff's: a link cannot carry the session. */
export async function download(url: string, name: string) {
  const response = await signed(new Request(url));
  if (!response.ok) throw await problemOf(response, await response.json().catch(() => undefined));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
