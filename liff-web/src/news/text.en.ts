import type { NewsText } from './text';

export const en: NewsText = {
  title: 'News and activities',
  lead: 'Everything the district has announced; no LINE needed.',
  none: 'No news yet',
  feed: 'Read it as a feed (Atom)',
  open: "The district's open data",
  back: 'All news',
  files: 'Attachments',
  published: (day: string) => `Published on ${day}`,
};
