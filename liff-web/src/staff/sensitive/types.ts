import type { components } from '../../shared/api.gen';

type Schemas = components['schemas'];

export type Outcome = 'helped' | 'referred' | 'absent' | 'refused';
export type Visit = Omit<Schemas['ServicePlansVisit'], 'outcome'> & { outcome: Outcome };
export type Plan = Omit<Schemas['ServicePlansPlan'], 'state'> & { state: 'open' | 'done' };
export type WholePlan = { version: number; plan?: Plan; visits: Visit[] };
export type FollowUp = Omit<Schemas['ListFollowUpsItem'], 'kind'> & { kind: 'visit' | 'follow_up' };
export type Caseworker = Schemas['ListDutyCaseworker'];
export type Access = Schemas['ListAccessesAccess'];
export type DiseaseCounts = Schemas['CountDiseaseResponse'];
export type Count = Schemas['CountDiseaseCell'];
export type Outbreak = Schemas['ListOutbreaksItem'];
export type OutbreakLine = Schemas['ListOutbreakLinesLine'];
