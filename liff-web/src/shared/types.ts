import type { Localized } from './settings';

export type Status =
  | 'received'
  | 'triaged'
  | 'assigned'
  | 'in_progress'
  | 'claimed_fixed'
  | 'resolved'
  | 'waiting_reporter'
  | 'closed_unfixed'
  | 'not_ours'
  | 'duplicate'
  | 'withdrawn';
export type AssignmentStatus =
  'offered' | 'accepted' | 'scheduled' | 'working' | 'done' | 'declined' | 'failed' | 'expired';
export type QuestionType =
  'text' | 'textarea' | 'number' | 'date' | 'choice' | 'choices' | 'scale' | 'photo' | 'location' | 'consent';

export type Person = { id: string; name: string; roles: string[]; community: string | null };
export type Option = { value: string; label: Localized };
export type Question = {
  key: string;
  type: QuestionType;
  label: Localized;
  hint?: Localized | null;
  required: boolean;
  options?: Option[] | null;
  min?: number | null;
  max?: number | null;
  maxLength?: number | null;
  showIf?: { key: string; in: (string | number | boolean)[] } | null;
  stopIf?: { in: (string | number | boolean)[]; message: Localized } | null;
};
export type Form = { version: number; questions: Question[] };
export type Point = { lat: number; lng: number };
export type Answer = string | number | boolean | string[] | Point;
export type Answers = Record<string, Answer>;

export type Category = {
  code: string;
  name: Localized;
  hint: Localized;
  sensitive: boolean;
  answerWithinMinutes: number;
  fixWithinMinutes: number;
  nearbyMetres: number;
  form: Form;
};
export type Community = { code: string; name: string; lat: number; lng: number };
export type Photo = { id: string; url: string };
export type Receipt = {
  id: string;
  reference: string;
  category: string;
  status: Status;
  reportedAt: string;
  answerBy: string;
  fixBy: string;
  next: Localized;
};
export type Card = {
  id: string;
  reference: string;
  category: string;
  status: Status;
  description: string;
  community: string | null;
  reportedAt: string;
  updatedAt: string;
  fixBy: string;
  following: boolean;
  needs: 'answer' | 'confirm' | null;
};
export type Nearby = {
  id: string;
  reference: string;
  category: string;
  description: string;
  status: Status;
  metres: number;
  reportedAt: string;
  followers: number;
  following: boolean;
};
export type Place = { lat: number | null; lng: number | null; accuracy: number | null; landmark: string | null };
export type EventKind =
  'reported' | 'moved' | 'assigned' | 'assignment' | 'message' | 'note' | 'followed' | 'feedback' | 'reopened';
export type CaseEvent = {
  id: string;
  kind: EventKind;
  occurredAt: string;
  recordedAt: string;
  by: { kind: 'reporter' | 'follower' | 'committee' | 'staff' | 'agency' | 'system'; name: string | null };
  status: Status | null;
  agency: string | null;
  text: string | null;
  photos: Photo[];
  data: { assignmentStatus?: AssignmentStatus; fixed?: boolean; stars?: number | null } | null;
};
export type CaseAssignment = {
  id: string;
  agency: { code: string; name: Localized };
  status: AssignmentStatus;
  since: string;
  scheduledFor: string | null;
};
export type Incident = {
  id: string;
  reference: string;
  category: string;
  status: Status;
  description: string;
  answers: Answers;
  form: Form;
  location: Place | null;
  community: { code: string; name: string } | null;
  photos: (Photo & { purpose: 'report' | 'evidence'; at: string })[];
  reportedAt: string;
  updatedAt: string;
  answerBy: string;
  fixBy: string;
  confirmBy: string | null;
  reopenings: number;
  followers: number;
  mine: boolean;
  following: boolean;
  needs: 'answer' | 'confirm' | null;
  may: ('feedback' | 'reopen' | 'message' | 'withdraw' | 'follow')[];
  assignments: CaseAssignment[];
  events: CaseEvent[];
};
export type StaffCard = Omit<Card, 'needs' | 'following'> & {
  agencies: { code: string; status: AssignmentStatus }[];
  overdue: boolean;
  reopenings: number;
  followers: number;
  sensitive: boolean;
  photos: number;
  location: Point | null;
};
export type StaffIncident = Incident & {
  reporter: { id: string; name: string; contact: { name: string | null; phone: string | null } | null };
  allowed: Status[];
  sensitive: boolean;
};
export type Agency = { code: string; name: Localized; own: boolean };
export type Delivery = {
  id: string;
  kind: string;
  state: 'stuck' | 'waiting' | 'sent';
  incident: string | null;
  attempts: number;
  dueAt: string;
  createdAt: string;
  lastError: string | null;
};
export type AgencyKey = {
  id: string;
  label: string;
  createdAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
};
export type Page<T> = { items: T[]; next: string | null };
