import { s } from './text';
import type { CaseChange } from './types';

/** What the server (or the network) refused, in words for people. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 0,
    readonly errors: Record<string, string[]> = {},
    /** What has changed meanwhile, for `stale_version`. */
    readonly changes: CaseChange[] = [],
  ) {
    super(message);
  }
}

type Body = {
  code?: string;
  title?: string;
  detail?: string;
  errors?: Record<string, string[]>;
  changes?: CaseChange[];
};

export async function problemOf(response: Response, body?: unknown): Promise<Problem> {
  const told = (body ?? (await response.json().catch(() => ({})))) as Body;
  const code = told.code ?? (response.status >= 500 ? 'unavailable' : 'unknown');
  return new Problem(
    code,
    told.detail ?? told.title ?? s.problem.unavailable,
    response.status,
    told.errors,
    told.changes,
  );
}

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (!navigator.onLine || error instanceof TypeError) return new Problem('offline', s.problem.offline);
  return new Problem('unknown', s.problem.unknown);
}
