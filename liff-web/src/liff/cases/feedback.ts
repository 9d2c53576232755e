import { api, ok } from '../../shared/api';

type Verdict = { fixed: boolean; stars?: number; comment?: string; photoIds?: string[] };

export const giveFeedback = (id: string, body: Verdict) =>
  ok(api.POST('/api/v1/incidents/{id}/feedback', { params: { path: { id } }, body }));
