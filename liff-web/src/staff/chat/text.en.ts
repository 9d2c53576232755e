import type { ChatText } from './text';

export const en: ChatText = {
  title: 'Chats with the office',
  hint: 'What could not be answered by itself. Kept for 90 days; what its sender takes back goes at once.',
  views: { waiting: 'Waiting', all: 'All' },
  empty: 'Nobody waits for an answer',
  person: 'A LINE user',
  waiting: (time) => `waiting since ${time}`,
  answered: (time) => `last ${time}`,
  back: 'Back to the list',
  answer: 'Answer',
  free: (time) => `A reply is free until ${time}`,
  counted: 'This answer counts as one of the month’s messages',
  send: 'Send the answer',
  close: 'Needs no answer',
  needed: 'Write an answer first',
  ways: { reply: 'reply (free)', push: 'one message' },
  states: {
    waiting: 'on its way',
    sending: 'on its way',
    sent: 'LINE has it',
    stuck: 'not sent',
    expired: 'may not have arrived',
    undeliverable: 'blocked by the person',
  },
};
