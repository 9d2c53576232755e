import type { components } from '../../shared/api.gen';

type Schemas = components['schemas'];

export type Results = Schemas['GetRoundResultsResponse'];
export type Figures = Schemas['ResultsFigures'];
export type Question = Schemas['QuestionResult'];
export type Score = Schemas['Score'];
export type Comment = Schemas['ListRoundCommentsComment'];
