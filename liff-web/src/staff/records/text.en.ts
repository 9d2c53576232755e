import type { RecordsText } from './text';

export const en: RecordsText = {
  title: 'Agencies’ record',
  hint: 'Counted by the day it happened, in Bangkok. “Claimed” is the agency’s word; “confirmed” and “disputed” are the reporter’s or the committee’s, and always kept apart. Shares are of what has an answer or a result in that group, and of what was claimed.',
  ranges: 'Time',
  range: { quarter: 'This quarter', last: 'Last quarter', year: 'This fiscal year', all: 'All' },
  days: (from, to) => `${from} - ${to}`,
  allDays: 'Since the service began',
  empty: 'Nothing was handed to an agency in this time',
  agency: 'Agency',
  offered: 'Received',
  groups: { accept: 'Accepting', fix: 'Fixing', verdict: 'What became of the claims' },
  column: {
    acceptedOnTime: 'On time',
    acceptedLate: 'Late',
    declined: 'Declined',
    doneOnTime: 'On time',
    doneLate: 'Late',
    failed: 'Failed',
    released: 'Taken back',
    claimed: 'Claimed',
    confirmed: 'Confirmed',
    disputed: 'Disputed',
    unconfirmed: 'No answer',
  },
  share: (percent) => `${percent}%`,
};
