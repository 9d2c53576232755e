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
