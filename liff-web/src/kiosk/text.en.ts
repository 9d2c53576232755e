import type { th } from './text.th';

export const en: typeof th = {
  title: 'Tests on this tablet',
  who: 'Who are you?',
  whoHint: 'Tap your name. If it is not here, check in with the staff first.',
  find: 'Find a name',
  free: 'Not taken yet',
  here: 'Begun',
  phone: 'On a phone',
  done: 'Handed in',
  nobody: 'Nobody has checked in yet.',
  noTest: 'No test is open.',
  sure: (name) => `Are you ${name}?`,
  yes: 'Yes, begin',
  no: 'No',
  next: 'Next person',
  nextHint: 'Hand the tablet back to the staff or to the next person.',
  over: "This tablet's link has run out; the staff open it again from the course's tests.",
};
