import type { components } from './api.gen';
import type { Localized } from './settings';

type Schemas = components['schemas'];
/** The contract says text; these pages know which texts there are. A renamed field still fails to compile. */
type Known<T, K extends { [P in keyof T]?: unknown }> = Omit<T, keyof K> & K;

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
export type EventKind =
  | 'reported'
  | 'moved'
  | 'assigned'
  | 'assignment'
  | 'message'
  | 'note'
  | 'followed'
  | 'feedback'
  | 'reopened'
  | 'place'
  | 'evidence'
  | 'escalated'
  | 'retargeted'
  | 'handed_over'
  | 'flagged'
  | 'unflagged'
  | 'routed'
  | 'merged'
  | 'split'
  | 'storm'
  | 'recurred'
  | 'acknowledged'
  | 'plan'
  | 'visit'
  | 'outbreak';
export type QuestionType =
  'text' | 'textarea' | 'number' | 'date' | 'choice' | 'choices' | 'scale' | 'photo' | 'location' | 'consent';
type Actor = 'reporter' | 'follower' | 'committee' | 'staff' | 'agency' | 'system';
type Needs = 'answer' | 'confirm' | null;
type Deed = 'feedback' | 'reopen' | 'message' | 'place' | 'withdraw' | 'slip' | 'follow';

export type Priority = 'normal' | 'high' | 'emergency';

export type Point = { lat: number; lng: number };
export type Answer = string | number | boolean | string[] | Point;
export type Answers = Record<string, Answer>;

export type Page<T> = { items: T[]; next?: string | null };
export type Person = Schemas['Person'];
export type Community = Schemas['Community'];
export type Agency = Schemas['ListAgenciesItem'];
export type AgencyKey = Schemas['AgencyKeyAccessKey'];
export type NewAgencyKey = Schemas['AgencyKeyAccessRequest'];
export type Photo = Schemas['EventPhoto'];
export type Letter = Schemas['EventLetter'];
export type Finding = 'fits' | 'differs' | 'unknown';
export type EvidenceFact = Known<Schemas['EvidenceFact'], { code: FactCode; result: Finding }>;
export type FactCode = 'same_bytes' | 'same_picture' | 'before_report' | 'long_after' | 'far_away' | 'no_metadata';
export type PhotoCheck = Known<Schemas['PhotoCheck'], { result: Finding; facts: EvidenceFact[] }>;
export type CasePhoto = Known<Schemas['IncidentPhoto'], { purpose: 'report' | 'evidence'; check?: PhotoCheck }>;

export type Question = Known<Schemas['Question'], { type: QuestionType }>;
export type Form = Known<Schemas['Form'], { questions: Question[] }>;
export type Round = Known<Schemas['GetRoundResponse'], { form: Form; state: 'open' | 'closed' }>;
export type SurveyFormBody = Schemas['SurveyForm'];
export type StaffRound = Schemas['StaffRound'];
export type StaffSurvey = Schemas['StaffSurvey'];
export type Programme = Schemas['GetProgrammeResponse'];
export type Activity = Programme['activities'][number];
export type PdcaQuarter = Schemas['GetQuarterResponse'];
export type PdcaAction = PdcaQuarter['actions'][number];
export type ReportDay = Schemas['ListReportDaysReportDay'];
export type Target = Schemas['ListTargetsTarget'];
export type ImportedForm = Schemas['ImportSurveyFormResponse'];
export type SurveyReceipt = Schemas['SubmitAnswersResponse'];
export type EvidenceKind = 'none' | 'photo' | 'letter' | 'photo_or_letter';
export type Category = Known<Schemas['Category'], { form: Form; evidence: EvidenceKind }>;

export type Receipt = Known<Schemas['SubmitIncidentReceipt'], { status: Status }>;
type CardParent = Known<Schemas['ListMyIncidentsCardParent'], { status: Status }>;
export type Card = Known<Schemas['ListMyIncidentsCard'], { status: Status; needs?: Needs; parent?: CardParent }>;
export type CommunityCard = Known<Schemas['ListCommunityIncidentsCard'], { status: Status; needs?: Needs }>;
type FoundAgency = Known<Schemas['LookUpIncidentFoundAgency'], { status: AssignmentStatus }>;
type FoundLine = Known<
  Schemas['LookUpIncidentLine'],
  { kind: EventKind; status?: Status | null; assignment?: AssignmentStatus | null }
>;
export type Found = Known<
  Schemas['LookUpIncidentFound'],
  { status: Status; agencies: FoundAgency[]; story: FoundLine[] }
>;
export type Nearby = Known<Schemas['FindNearbyIncidentsNearby'], { status: Status }>;

export type CaseAssignment = Known<Schemas['IncidentAssignment'], { status: AssignmentStatus }>;
export type CaseEvent = Known<
  Schemas['IncidentEvent'],
  {
    kind: EventKind;
    by: Known<Schemas['EventActor'], { kind: Actor }>;
    status?: Status | null;
    data: EventData | null;
  }
>;
/** What a line keeps beside its words; which of these depends on its kind. */
export type EventData = {
  assignmentStatus?: AssignmentStatus;
  assignmentId?: string | null;
  linkId?: string | null;
  onTime?: boolean;
  rightAgency?: string | null;
  stale?: boolean;
  repeated?: boolean;
  fixed?: boolean;
  stars?: number | null;
  from?: Spot | string | null;
  to?: Spot | string;
  clock?: string;
  level?: number;
  deadline?: string;
  told?: string[];
  what?: 'category' | 'priority';
  priority?: Change<Priority>;
  answerBy?: Change<string>;
  fixBy?: Change<string> | string;
  flag?: string;
  about?: { agency?: string; agencies?: string[] } | null;
  reference?: string;
  reports?: number;
  summaries?: Localized[];
  asked?: boolean;
  rules?: { id: string; name: string }[];
  agency?: string | null;
};
export type Change<T> = { from: T; to: T };
/** What has happened since the version a decision was made on. */
export type CaseChange = {
  kind: EventKind;
  by: Actor;
  agency?: string | null;
  status?: Status | null;
  recordedAt: string;
};
/** A place as a line of the history keeps it. */
export type Spot = { lat?: number | null; lng?: number | null; landmark?: string | null };

export type CaseParent = Known<Schemas['IncidentParent'], { status: Status }>;
type CaseParts = {
  parent?: CaseParent;
  status: Status;
  answers: Answers;
  form: Form;
  photos: CasePhoto[];
  assignments: CaseAssignment[];
  events: CaseEvent[];
};
export type Incident = Known<Schemas['Incident'], CaseParts & { needs?: Needs; may: Deed[] }>;

type LinkedCase = Known<Schemas['ListAssignmentsCase'], { status: Status; answers: Answers; evidence: EvidenceKind }>;
type LinkedAssignment = Known<Schemas['ListAssignmentsItem'], { status: AssignmentStatus; incident: LinkedCase }>;
/** What the page behind an agency's link shows. */
export type LinkView = Known<
  Schemas['OpenAgencyLinkView'],
  { assignment: LinkedAssignment; allowed: AssignmentStatus[]; form: Form }
>;
export type AgencyLink = Schemas['AgencyLinkAccessLink'];
export type MadeLink = Schemas['AgencyLinkAccessMade'];

type CardAgency = Known<Schemas['ListCasesCardAgency'], { status: AssignmentStatus }>;
export type StaffCard = Known<
  Schemas['ListCasesCard'],
  { status: Status; agencies: CardAgency[]; priority: Priority; due?: 'answer' | 'fix' | null }
>;
export type Officer = Schemas['ListOfficersOfficer'];
export type BulkRequest = Schemas['ChangeCasesRequest'];
export type BulkResult = Known<Schemas['ChangeCasesBulkResult'], { status: 'done' | 'refused' }>;
export type Cluster = Known<Schemas['MapCasesCluster'], { worst: 'emergency' | 'overdue' | 'running' | 'paused' }>;
export type ClusterView = Known<Schemas['MapCasesResponse'], { items: Cluster[] }>;
export type StaffIncident = Known<
  Schemas['OpenCaseStaffIncident'],
  CaseParts & { allowed: Status[]; priority: Priority }
>;
export type AgencyRecord = Schemas['GetAgencyRecordsAgencyRecord'];
export type Delivery = Known<
  Schemas['ListDeliveriesDelivery'],
  { state: 'stuck' | 'waiting' | 'sent' | 'withheld' | 'merged' | 'read' }
>;
export type InboxLine = Schemas['ListInboxLine'];
export type Quota = Schemas['GetQuotaResponse'];
export type Withheld = Schemas['ListWithheldWithheld'];

export type Webhook = Known<Schemas['Webhook'], { disabledBy?: 'agency' | 'staff' | 'gone' | 'failing' | null }>;
export type WebhookDelivery = Schemas['ListWebhookDeliveriesDelivery'];

export type RoutingConditions = Schemas['RoutingConditions'];
export type RoutingRule = Known<
  Schemas['ListRoutingRulesRule'],
  { state: 'draft' | 'on' | 'off'; priority?: Priority | null }
>;
export type RoutingRuleBody = Schemas['SaveRoutingRuleRequest'];
export type RoutingTrial = Schemas['TryRoutingRuleTrial'];
export type Duplicate = Known<Schemas['FindDuplicatesCandidate'], { status: Status }>;
type PointCase = Known<Schemas['ListChronicPointsPointCase'], { status: Status }>;
export type ChronicPoint = Known<Schemas['ListChronicPointsPoint'], { state: 'open' | 'done'; cases: PointCase[] }>;

export type CaseFigures = Schemas['GetCountersCaseFigures'];
export type AgencyRate = Schemas['GetPublicFiguresAgencyRate'];
export type PublicCategory = Schemas['GetPublicFiguresPublicCategory'];
export type PublicCase = Schemas['MapPublicCasesFeature'];
export type Licence = Schemas['Licence'];
export type TraffyTicket = Known<Schemas['FindTraffyTicketsCandidate'], { decision?: 'linked' | 'dismissed' | null }>;
export type TraffyImport = Schemas['ListTraffyImportsItem'];
export type TraffyCandidate = Known<Schemas['ListTraffyCandidatesItem'], { status: Status }>;
export type TraffyOutside = Schemas['ListTraffyOutsideItem'];

export type NewsCard = Schemas['ListNewsItem'];
export type NewsFile = Schemas['OpenAnnouncementNewsFile'];
export type Announcement = Schemas['OpenAnnouncementAnnouncement'];
export type AnnouncementCard = Schemas['ListAnnouncementsItem'];
export type LineFinding = Known<Schemas['CheckLineFinding'], { state: 'good' | 'bad' | 'unknown' }>;
export type RichMenuRelease = Known<
  Schemas['ListRichMenusRelease'],
  { state: 'deploying' | 'live' | 'retired' | 'removed' }
>;
export type RichMenuList = Known<Schemas['ListRichMenusResponse'], { releases: RichMenuRelease[] }>;

type CourseState = 'draft' | 'enrolling' | 'running' | 'closed' | 'reported';
type SeatState = 'enrolled' | 'waiting' | 'cancelled';
export type Course = Known<Schemas['GetCourseResponse'], { state: CourseState }>;
export type EnrolmentBody = Schemas['EnrolmentBody'];
export type CheckedIn = Schemas['CheckInResponse'];
export type StaffCourse = Known<Schemas['StaffCourse'], { state: CourseState }>;
export type CourseBody = Schemas['CourseBody'];
export type RosterLine = Known<Schemas['RosterLine'], { state: SeatState }>;
export type Hall = Schemas['ShowHallResponse'];
