import type { Localized } from '../../shared/settings';
import type { Question, SurveyFormBody } from '../../shared/types';

export type Draft = {
  questions: Question[];
  sections: { key: string; label: Localized; aspect?: string | null }[];
  aspects: { code: string; label: Localized }[];
};

const LEVELS: [string, string, string][] = [
  ['5', 'มากที่สุด', 'Very satisfied'],
  ['4', 'มาก', 'Satisfied'],
  ['3', 'ปานกลาง', 'Neither'],
  ['2', 'น้อย', 'Dissatisfied'],
  ['1', 'น้อยที่สุด', 'Very dissatisfied'],
];

/** The four aspects that the district reports by. */
export const ASPECTS = [
  { code: 'process', label: { th: 'กระบวนการให้บริการ', en: 'Process' } },
  { code: 'staff', label: { th: 'เจ้าหน้าที่ผู้ให้บริการ', en: 'Staff' } },
  { code: 'channel', label: { th: 'ช่องทางการให้บริการ', en: 'Channels' } },
  { code: 'result', label: { th: 'ผลของการให้บริการ', en: 'Results' } },
];

export const levels = () => LEVELS.map(([value, th, en]) => ({ value, label: { th, en } }));

export const emptyDraft = (): Draft => ({
  questions: [],
  sections: [{ key: 'service', label: { th: 'การให้บริการ', en: 'The service' }, aspect: 'process' }],
  aspects: ASPECTS,
});

/** A form without sections gets one, so that the page has where to put things. */
export function draftOf(form: SurveyFormBody): Draft {
  const questions = (form.questions ?? []) as Question[];
  const sections = form.sections ?? [];
  const aspects = form.aspects ?? [];
  if (sections.length > 0) return { questions, sections, aspects };
  return {
    questions: questions.map((question) => ({ ...question, section: 'all' })),
    sections: [{ key: 'all', label: { th: 'คำถาม', en: 'Questions' } }],
    aspects,
  };
}

export function bodyOf(draft: Draft): SurveyFormBody {
  const used = draft.sections.filter(({ key }) => draft.questions.some(({ section }) => section === key));
  return {
    questions: used.flatMap(({ key }) => draft.questions.filter(({ section }) => section === key)),
    sections: used,
    aspects: draft.aspects,
  };
}

export function freeKey(wanted: string, taken: string[]) {
  if (!taken.includes(wanted)) return wanted;
  for (let number = 2; ; number++) if (!taken.includes(`${wanted}${number}`)) return `${wanted}${number}`;
}

export function newQuestion(type: Question['type'], section: string, taken: string[]): Question {
  return {
    key: freeKey(type === 'scale' ? 'score' : 'question', taken),
    type,
    label: { th: '', en: '' },
    required: type === 'scale',
    section,
    ...(type === 'scale' && { min: 1, max: 5, options: levels() }),
    ...((type === 'choice' || type === 'choices') && {
      options: [{ value: 'a', label: { th: '', en: '' } }],
    }),
  };
}

/** Another type keeps what both can have. */
export function retyped(question: Question, type: Question['type'], taken: string[]): Question {
  const fresh = newQuestion(type, question.section ?? '', taken);
  const { key, label, hint, required, showIf, aspect } = question;
  return {
    ...fresh,
    key,
    label,
    required,
    ...(hint && { hint }),
    ...(showIf && { showIf }),
    ...(aspect && { aspect }),
  };
}

/** What an earlier question can be answered with, for a condition. */
export function answersOf(question: Question): { value: string; label: Localized }[] {
  if (question.type !== 'scale') return question.options ?? [];
  const [least, most] = [question.min ?? 1, question.max ?? 5];
  return Array.from({ length: most - least + 1 }, (_, index) => {
    const value = String(least + index);
    return { value, label: question.options?.find((one) => one.value === value)?.label ?? { th: value, en: value } };
  });
}
