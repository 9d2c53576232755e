import type { MyDataText } from './text';

export const en: MyDataText = {
  title: 'My data',
  lead: 'The district keeps what it needs. Look at it, take a copy, or leave, whenever you like.',
  kept: 'What is kept, and how long',
  keeps: [
    ['Your LINE display name and account id', 'until you leave'],
    ['Your reports, photos, places and answers', 'the record of the office’s work; after you leave, of nobody'],
    ['Telephone and name to contact', 'until you leave'],
    ['The chat with the district', '90 days'],
    ['Messages in the network’s group', '30 days'],
    ['Photos and places sent in the chat and not reported', '24 hours'],
    ['Anonymous surveys', 'nobody knows which answers are yours'],
    ['Needs of food and access at a training', 'only with your consent, deleted when you cancel'],
  ],
  who: 'Who sees it: the officers of a case; an agency sees the case handed to it and no other. Messages to you go through LINE.',
  ask: 'Questions about personal data, telephone',
  copy: 'A copy',
  copyHint: 'Everything that leads to you, in one file',
  save: 'Save as a file',
  copyText: 'Copy everything',
  show: 'Look at it',
  counts: (cases: number, told: number, courses: number) =>
    `${cases} reports, ${told} messages from the district, ${courses} trainings`,
  leave: 'Leave the service',
  leaveHint:
    'Deletes chat, drafts, inbox, contacts and what ties them to your LINE account. Seats booked go to others. The district goes on with what you have reported, but cannot tell you any more.',
  sure: 'Leave the service?',
  cannot: 'This cannot be undone.',
  yes: 'Delete and leave',
  gone: 'Your data is deleted',
  goneHint:
    'If you want no more news, block the district’s LINE account; if you are in the network’s group, leave it too. You may come back at any time and begin anew.',
  close: 'Close',
};
