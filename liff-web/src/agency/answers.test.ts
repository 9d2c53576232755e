import { describe, expect, it } from 'vitest';
import { lacks, newDraft, stepsOf, updateBody } from './answers';

const letter = { localId: 'a', name: 'reply.pdf', state: 'sent' as const, id: 'letter-1' };

describe('an answer by link', () => {
  it('needs one tap to take a case and one question at a time to say that it is done', () => {
    expect(newDraft('accepted').sending).toBe(true);
    expect(newDraft('done').sending).toBe(false);
    expect(stepsOf('done')).toEqual(['evidence', 'words']);
  });

  it('keeps its key, whatever is changed before it is sent', () => {
    const draft = newDraft('failed');
    expect(updateBody({ ...draft, words: 'ฝนตก ' })).toEqual({ updateId: draft.key, status: 'failed', note: 'ฝนตก' });
    expect(newDraft('failed').key).not.toBe(draft.key);
  });

  it('asks for the evidence that the category wants, and counts a letter once it has arrived', () => {
    const draft = newDraft('done');
    expect(lacks('evidence', draft, 'none')).toBe(false);
    expect(lacks('evidence', draft, 'photo_or_letter')).toBe(true);
    expect(
      lacks('evidence', { ...draft, letters: [{ ...letter, state: 'sending', id: undefined } as never] }, 'letter'),
    ).toBe(true);
    expect(lacks('evidence', { ...draft, letters: [letter] }, 'letter')).toBe(false);
    expect(lacks('evidence', { ...draft, letters: [letter] }, 'photo')).toBe(true);
  });

  it('reads the chosen time as Bangkok time', () => {
    const body = updateBody({ ...newDraft('scheduled'), planned: '2026-11-25T09:30' });
    expect(body).toMatchObject({ scheduledFor: '2026-11-25T02:30:00.000Z' });
  });

  it('needs a reason to decline and none to name the right agency', () => {
    expect(lacks('reason', newDraft('declined'), 'none')).toBe(true);
    expect(lacks('right', newDraft('declined'), 'none')).toBe(false);
    expect(updateBody({ ...newDraft('declined'), words: 'สายสื่อสาร', right: 'TELECOM' })).toMatchObject({
      note: 'สายสื่อสาร',
      rightAgency: 'TELECOM',
    });
  });
});
