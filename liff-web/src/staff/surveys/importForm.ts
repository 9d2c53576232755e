import { problemOf } from '../../shared/problem';
import { signed } from '../../shared/api';
import type { ImportedForm } from '../../shared/types';

export type Imported = ImportedForm;

/** The file goes up and its form comes back; nothing is stored yet. */
export async function importForm(file: File): Promise<Imported> {
  const body = new FormData();
  body.append('file', file);
  const response = await signed(
    new Request(new URL('/api/v1/staff/surveys/import', location.origin), { method: 'POST', body }),
  );
  if (!response.ok) throw await problemOf(response);
  return response.json();
}

/** Files need the session, so they are fetched and handed over. */
export async function download(path: string, name: string) {
  const response = await signed(new Request(new URL(path, location.origin)));
  if (!response.ok) throw await problemOf(response);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
