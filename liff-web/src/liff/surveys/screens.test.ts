import { describe, expect, it } from 'vitest';
import type { Form, Question } from '../../shared/types';
import { merged, screensOf } from './screens';

const label = { th: 'ข้อ', en: 'Question' };
const ask = (key: string, section: string, more: Partial<Question> = {}): Question => ({
  key,
  type: 'choice',
  label,
  required: true,
  section,
  options: [{ value: 'yes', label }],
  ...more,
});
const form: Form = {
  version: 1,
  sections: [
    { key: 'one', label },
    { key: 'two', label },
    { key: 'three', label },
  ],
  questions: [ask('a', 'one'), ask('b', 'two', { showIf: { key: 'a', in: ['yes'] } }), ask('c', 'three')],
};

describe('screens of a survey', () => {
  it('leaves out a section with nothing to ask, and brings it back', () => {
    expect(screensOf(form, {}).map(({ key }) => key)).toEqual(['one', 'three']);
    expect(screensOf(form, { a: 'yes' }).map(({ key }) => key)).toEqual(['one', 'two', 'three']);
  });

  it('is one screen without sections', () => {
    expect(screensOf({ version: 1, questions: form.questions }, {})).toHaveLength(1);
  });
});

describe('two devices', () => {
  it('keeps the newer answers and puts only what was changed here on top', () => {
    expect(merged({ a: 'yes', b: 'theirs' }, { a: 'no', b: 'mine', c: 'old' }, ['a'])).toEqual({
      a: 'no',
      b: 'theirs',
    });
    expect(merged({ a: 'yes' }, {}, ['a'])).toEqual({});
  });
});
