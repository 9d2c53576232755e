import type { Errors } from '../../form/check';
import { toSend } from '../../form/conditions';
import { sentIds } from '../../shared/photo';
import type { Localized } from '../../shared/settings';
import type { Answers, Category, Form, Question } from '../../shared/types';
import { t } from '../text';
import type { Draft } from './draft';

export const DESCRIPTION = '*description';
export const NAME = '*name';
export const PHONE = '*phone';
export const BEHALF_NAME = '*behalfName';
export const BEHALF_PHONE = '*behalfPhone';

const MOST_DESCRIPTION = 4000;
const MOST_CONTACT = 100;
const PLACES = 6;

/** The page's own questions speak the language of the moment. */
export const now = (text: string): Localized => ({ th: text, en: text });

/** The category's questions after the one that every report starts with. */
export function reportForm(category: Category): Form {
  const advice = category.code === 'advice';
  const description: Question = {
    key: DESCRIPTION,
    type: 'textarea',
    required: true,
    maxLength: MOST_DESCRIPTION,
    label: now(advice ? t.report.adviceDescription : t.report.description),
    ...(!advice && { hint: now(t.report.descriptionHint) }),
  };
  return { version: category.form.version, questions: [description, ...category.form.questions] };
}

export const contactQuestions = (): Question[] => [
  { key: NAME, type: 'text', required: false, maxLength: MOST_CONTACT, label: now(t.report.name) },
  { key: PHONE, type: 'text', required: false, maxLength: MOST_CONTACT, label: now(t.report.phone) },
];

export const behalfQuestions = (): Question[] => [
  { key: BEHALF_NAME, type: 'text', required: false, maxLength: MOST_CONTACT, label: now(t.behalf.name) },
  { key: BEHALF_PHONE, type: 'text', required: false, maxLength: MOST_CONTACT, label: now(t.report.phone) },
];

const written = ({ answers }: Draft, key: string) => String(answers[key] ?? '').trim();

/** The committee's own, when it reports for somebody; else the one that was chosen. */
export const communityOf = (draft: Draft) => (written(draft, BEHALF_NAME) && draft.ownCommunity) || draft.community;

export function reportBody(category: Category, draft: Draft) {
  const { answers, photos, point, landmark } = draft;
  const community = communityOf(draft);
  const text = (key: string) => written(draft, key);
  const contact = { ...(text(NAME) && { name: text(NAME) }), ...(text(PHONE) && { phone: text(PHONE) }) };
  const photoAnswers: Answers = {};
  for (const question of category.form.questions)
    if (question.type === 'photo') photoAnswers[question.key] = sentIds(photos[question.key]);
  return {
    category: category.code,
    answers: toSend(category.form, { ...answers, ...photoAnswers }),
    description: text(DESCRIPTION),
    location: {
      ...(point && { lat: round(point.lat), lng: round(point.lng) }),
      ...(point?.accuracy !== undefined && { accuracy: point.accuracy }),
      ...(landmark.trim() && { landmark: landmark.trim() }),
    },
    ...(community && { community }),
    photoIds: sentIds(photos.report),
    ...(Object.keys(contact).length > 0 && { contact }),
    ...(text(BEHALF_NAME) && {
      onBehalfOf: { name: text(BEHALF_NAME), ...(text(BEHALF_PHONE) && { phone: text(BEHALF_PHONE) }) },
    }),
  };
}

const round = (degrees: number) => Number(degrees.toFixed(PLACES));

const named: Record<string, string> = {
  description: DESCRIPTION,
  'contact.name': NAME,
  'contact.phone': PHONE,
  'onBehalfOf.name': BEHALF_NAME,
  'onBehalfOf.phone': BEHALF_PHONE,
};

/** The server's field names, as the page's questions know them. */
export function refusedFields(errors: Record<string, string[]>): Errors {
  const fields: Errors = {};
  for (const [name, texts] of Object.entries(errors))
    fields[named[name] ?? name.replace(/^answers\./, '')] = texts.join(' ');
  return fields;
}
