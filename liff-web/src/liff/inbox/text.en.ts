import type { InboxText } from './text';

export const en: InboxText = {
  title: 'Inbox',
  hint: 'Everything the district told you is here, even when the LINE message could not be sent',
  empty: 'No messages yet',
  unread: 'New',
};
