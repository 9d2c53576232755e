import type { FollowersText } from './text';

export const en: FollowersText = {
  title: 'Followers of the LINE account',
  hint: 'Counted from every follow and unfollow that LINE told of, and held against LINE’s own figure every day.',
  invented: 'Sample: LINE is simulated here; its followers and their history before today are invented',
  now: 'follow the account now',
  reached: (target: number) => `The target of ${target} is reached`,
  missing: (target: number, left: number) => `Target ${target}: ${left} more are needed`,
  gross: (all: number, gone: number) => `${all} have ever followed; ${gone} of them have left or block the account`,
  span: 'Span',
  days: (count: number) => (count === 365 ? '1 year' : `${count} days`),
  history: 'Followers day by day',
  moved: (added: number, returned: number, lost: number) =>
    `In this span ${added} came, ${returned} came back, ${lost} left or blocked`,
  chart: (first: number, last: number, target: number) =>
    `Chart of followers, from ${first} to ${last}${target ? `, target ${target}` : ''}. The table below has the details.`,
  target: (count: number) => `Target ${count}`,
  table: 'Show as a table',
  day: 'Day',
  added: 'New',
  returned: 'Back',
  lost: 'Left',
  total: 'All',
  line: {
    title: 'Held against LINE’s figures',
    hint: 'LINE counts its days in Japan’s time (two hours ahead of Bangkok) and gives a figure on the next day. Its followers never fall, so those who block are taken off.',
    none: 'No figure from LINE yet; it is asked once a day.',
    waiting: 'Waiting for LINE',
    missed: 'LINE gave no figure for this day',
    difference: (count: number) => (count === 0 ? 'The same' : `Differs by ${count > 0 ? '+' : '−'}${Math.abs(count)}`),
    figures: (followers: number, blocks: number, current: number, ours: number) =>
      `LINE: ever followed ${followers} − blocks ${blocks} = ${current} · ours: ${ours}`,
  },
};
