import type { components } from '../../shared/api.gen';

type Schemas = components['schemas'];

export type Attempt = Schemas['AttemptView'];
export type Asked = Schemas['AskedQuestion'];
export type Given = string | boolean | string[] | Record<string, string>;

/** An answer that the server has not kept yet, with the count it will be saved by; null takes it back. */
export type Unsaved = Record<string, { sequence: number; answer: Given | null }>;

/** What is on the screen: what the server keeps, under what this device has changed since. */
export function answersOf(attempt: Attempt, unsaved: Unsaved): Record<string, Given> {
  const answers: Record<string, Given> = {};
  for (const [id, { answer }] of Object.entries(attempt.answers)) answers[id] = answer as Given;
  for (const [id, { answer }] of Object.entries(unsaved)) {
    if (answer === null) delete answers[id];
    else answers[id] = answer;
  }
  return answers;
}

/** The server's time in milliseconds, and never less than one above the last: an older save must not replace a newer one. */
export const nextSequence = (last: number, serverNow: number) => Math.max(last + 1, Math.round(serverNow));

export const lastSequence = (attempt: Attempt, unsaved: Unsaved) =>
  Math.max(
    0,
    ...[...Object.values(attempt.answers), ...Object.values(unsaved)].map(({ sequence }) => Number(sequence)),
  );

/** Minutes and seconds, as a clock that runs down. */
export function clockOf(milliseconds: number) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** An answer that says nothing is none. */
export function given(answer: Given | undefined): Given | null {
  if (answer === undefined || answer === '') return null;
  if (Array.isArray(answer)) return answer.length > 0 ? answer : null;
  if (typeof answer === 'object') return Object.keys(answer).length > 0 ? answer : null;
  return answer;
}
