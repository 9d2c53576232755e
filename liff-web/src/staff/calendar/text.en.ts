import type { CalendarText } from './text';

export const en: CalendarText = {
  title: 'Report calendar',
  hint: (from, to) =>
    `Reports for the director, fiscal year ${from} to ${to}. The inbox reminds 7 days and 1 day before, and when late`,
  year: 'Fiscal year',
  before: 'Year before',
  after: 'Next year',
  states: { done: 'Delivered', done_late: 'Delivered late', late: 'Late', soon: 'Due soon', later: 'Not due yet' },
  roles: { officer: 'all officers', head: 'the head of division' },
  due: (day) => `Due ${day}`,
  left: (days) => (days === 0 ? 'today' : days > 0 ? `${days} days left` : `${-days} days late`),
  responsible: (who) => `Responsible: ${who}`,
  lateSum: (count, who) => `${count} late; responsible: ${who}`,
  doneBy: (who, when) => `Delivered by ${who}, ${when}`,
  doneByReport: (when) => `Marked when the report was delivered, ${when}`,
  none: 'No reports in this year’s calendar',
  mark: 'Mark as delivered, or name somebody else',
  done: 'Delivered',
  who: 'Responsible',
  everybody: (role) => `Nobody by name (${role})`,
  note: 'Note, such as the letter’s number',
  save: 'Save',
  cancel: 'Cancel',
};
