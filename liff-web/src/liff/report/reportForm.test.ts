import { expect, test } from 'vitest';
import type { Category } from '../../shared/types';
import type { Draft } from './draft';
import { BEHALF_NAME, DESCRIPTION, NAME, PHONE, refusedFields, reportBody, reportForm } from './reportForm';

const text = { th: 'ข้อความ', en: 'text' };
const category: Category = {
  code: 'garbage',
  name: text,
  hint: text,
  sensitive: false,
  answerWithinMinutes: 60,
  fixWithinMinutes: 600,
  calendar: 'working',
  evidence: 'none',
  nearbyMetres: 100,
  form: {
    version: 3,
    questions: [
      { key: 'kind', type: 'choice', label: text, required: true },
      { key: 'heap', type: 'photo', label: text, required: false, showIf: { key: 'kind', in: ['heap'] } },
    ],
  },
};
const photo = (id: string | undefined) => ({
  localId: 'x',
  blob: new Blob(),
  percent: 100,
  ...(id ? { id, state: 'sent' as const } : { state: 'failed' as const }),
});
const draft: Draft = {
  key: 'k',
  category: 'garbage',
  answers: { [DESCRIPTION]: ' ขยะล้น ', kind: 'bin', [NAME]: '', [PHONE]: '' },
  photos: { report: [photo('p1'), photo(undefined)], heap: [photo('p2')] },
  landmark: ' หน้าวัด ',
  community: 'c01',
  savedAt: 0,
};

test('the report begins with what happened, then asks the category', () => {
  expect(reportForm(category).questions.map(({ key }) => key)).toEqual([DESCRIPTION, 'kind', 'heap']);
});

test('a place in words is sent without coordinates, and nothing empty is sent', () => {
  expect(reportBody(category, draft)).toEqual({
    category: 'garbage',
    answers: { kind: 'bin' },
    description: 'ขยะล้น',
    location: { landmark: 'หน้าวัด' },
    community: 'c01',
    photoIds: ['p1'],
  });
});

test('a photo question is answered by the photos that are in', () => {
  const body = reportBody(category, { ...draft, answers: { ...draft.answers, kind: 'heap' } });
  expect(body.answers).toEqual({ kind: 'heap', heap: ['p2'] });
});

test('a point and a contact are sent when given', () => {
  const body = reportBody(category, {
    ...draft,
    point: { lat: 13.77123456789, lng: 100.68, accuracy: 12 },
    answers: { ...draft.answers, [PHONE]: '081' },
  });
  expect(body.location).toEqual({ lat: 13.771235, lng: 100.68, accuracy: 12, landmark: 'หน้าวัด' });
  expect(body.contact).toEqual({ phone: '081' });
});

test('for somebody of the own community the community is not asked, and a name without one changes nothing', () => {
  const behalf = { ...draft.answers, [BEHALF_NAME]: ' ยายแก้ว ' };
  const own = reportBody(category, { ...draft, answers: behalf, ownCommunity: 'c07' });
  expect(own).toMatchObject({ community: 'c07', onBehalfOf: { name: 'ยายแก้ว' } });
  expect(reportBody(category, { ...draft, ownCommunity: 'c07' })).toMatchObject({ community: 'c01' });
  expect(refusedFields({ 'onBehalfOf.name': ['a'] })).toEqual({ [BEHALF_NAME]: 'a' });
});

test('what the server refuses is shown at its question', () => {
  expect(refusedFields({ 'answers.kind': ['a', 'b'], description: ['c'], 'location.lat': ['d'] })).toEqual({
    kind: 'a b',
    [DESCRIPTION]: 'c',
    'location.lat': 'd',
  });
});
