import type * as T from './types';

type Answered<R> = {
  200: { headers: Record<string, string>; content: { 'application/json': R } };
  400: { headers: Record<string, string>; content: { 'application/problem+json': { code: string } } };
};
type Get<R, Q = never, P = never> = {
  parameters: { query?: Q; path: P; header?: never; cookie?: never };
  requestBody?: never;
  responses: Answered<R>;
};
type Send<R, B = never, P = undefined, H = never> = {
  parameters: { query?: never; path: P extends undefined ? never : P; header: H; cookie?: never };
  requestBody: { content: { 'application/json': B } };
  responses: Answered<R>;
};
type Post0<R, B> = {
  parameters: { query?: never; header: Key };
  requestBody: { content: { 'application/json': B } };
  responses: Answered<R>;
};
type Id = { id: string };
type Key = { 'Idempotency-Key': string };
type Short = { id: string; reference: string; status: T.Status };
type Moved = Short & { allowed: T.Status[] };
export interface paths {
  '/api/v1/categories': { get: { parameters: { query?: never }; responses: Answered<T.Category[]> } };
  '/api/v1/communities': { get: { parameters: { query?: never }; responses: Answered<T.Community[]> } };
  '/api/v1/incidents': {
    post: Post0<
      T.Receipt,
      {
        category: string;
        answers: T.Answers;
        description: string;
        location: { lat?: number; lng?: number; accuracy?: number; landmark?: string };
        community?: string;
        photoIds?: string[];
        contact?: { name?: string; phone?: string };
      }
    >;
  };
  '/api/v1/incidents/mine': {
    get: { parameters: { query?: { after?: string; limit?: number } }; responses: Answered<T.Page<T.Card>> };
  };
  '/api/v1/incidents/nearby': {
    get: {
      parameters: { query: { category: string; lat: number; lng: number } };
      responses: Answered<{ items: T.Nearby[] }>;
    };
  };
  '/api/v1/incidents/{id}': { get: Get<T.Incident, never, Id> };
  '/api/v1/incidents/{id}/follow': {
    post: { parameters: { path: Id }; responses: { 204: { content?: never } } };
    delete: { parameters: { path: Id }; responses: { 204: { content?: never } } };
  };
  '/api/v1/incidents/{id}/messages': { post: Send<T.CaseEvent, { text: string; photoIds?: string[] }, Id, Key> };
  '/api/v1/incidents/{id}/feedback': {
    post: {
      parameters: { path: Id; header?: Key };
      requestBody: { content: { 'application/json': { fixed: boolean; stars?: number; comment?: string } } };
      responses: Answered<Short & { reopenings: number }>;
    };
  };
  '/api/v1/incidents/{id}/withdraw': {
    post: {
      parameters: { path: Id };
      requestBody: { content: { 'application/json': { reason?: string } } };
      responses: Answered<Short>;
    };
  };
  '/api/v1/staff/incidents': {
    get: {
      parameters: {
        query?: {
          status?: string[];
          category?: string[];
          community?: string[];
          agency?: string[];
          overdue?: boolean;
          q?: string;
          after?: string;
          limit?: number;
        };
      };
      responses: Answered<T.Page<T.StaffCard>>;
    };
  };
  '/api/v1/staff/incidents/{id}': {
    get: { parameters: { path: Id; query?: { reason?: string } }; responses: Answered<T.StaffIncident> };
  };
  '/api/v1/staff/incidents/{id}/transitions': {
    post: {
      parameters: { path: Id };
      requestBody: { content: { 'application/json': { to: string; reason?: string } } };
      responses: Answered<Moved>;
    };
  };
  '/api/v1/staff/incidents/{id}/assignments': {
    post: {
      parameters: { path: Id };
      requestBody: { content: { 'application/json': { agency: string; note?: string } } };
      responses: Answered<{ id: string }>;
    };
  };
  '/api/v1/staff/incidents/{id}/messages': { post: Send<T.CaseEvent, { text: string; internal: boolean }, Id, Key> };
  '/api/v1/staff/assignments/{id}/release': {
    post: {
      parameters: { path: Id };
      requestBody: { content: { 'application/json': { reason: string } } };
      responses: Answered<{ id: string }>;
    };
  };
  '/api/v1/staff/assignments/{id}/updates': {
    post: {
      parameters: { path: Id };
      requestBody: {
        content: {
          'application/json': {
            updateId: string;
            status: string;
            note?: string;
            scheduledFor?: string;
            photoIds?: string[];
          };
        };
      };
      responses: Answered<{ id: string }>;
    };
  };
  '/api/v1/staff/agencies': { get: { parameters: { query?: never }; responses: Answered<T.Agency[]> } };
  '/api/v1/staff/agencies/{code}/keys': {
    get: { parameters: { path: { code: string } }; responses: Answered<T.AgencyKey[]> };
    post: {
      parameters: { path: { code: string } };
      requestBody: { content: { 'application/json': { label: string } } };
      responses: Answered<{ id: string; apiKey: string }>;
    };
  };
  '/api/v1/staff/agencies/{code}/keys/{id}': {
    delete: { parameters: { path: { code: string; id: string } }; responses: { 204: { content?: never } } };
  };
  '/api/v1/staff/deliveries': {
    get: { parameters: { query?: { state?: string; after?: string } }; responses: Answered<T.Page<T.Delivery>> };
  };
  '/api/v1/staff/deliveries/{id}/retry': {
    post: { parameters: { path: Id }; responses: Answered<{ id: string; state: string }> };
  };
  '/api/v1/staff/people': {
    get: { parameters: { query?: { q?: string; after?: string } }; responses: Answered<T.Page<T.Person>> };
  };
  '/api/v1/staff/people/{id}/roles': {
    put: {
      parameters: { path: Id };
      requestBody: { content: { 'application/json': { roles: string[]; community?: string } } };
      responses: Answered<T.Person>;
    };
  };
}
