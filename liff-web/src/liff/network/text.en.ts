import type { NetworkText } from './text';

export const en: NetworkText = {
  draft: {
    title: 'Report with what you sent in the chat',
    hint: 'Nobody but you can open this page. The draft deletes itself within 24 hours.',
    photos: 'Photos you sent',
    photo: (number) => `Photo ${number}`,
    place: 'The place you sent',
    waiting: (count) => `Fetching ${count} more from LINE`,
    failed: {
      gone: 'A photo was taken back or has expired',
      too_large: 'A photo is larger than 10 MB',
      not_a_photo: 'A file is no photo',
      unreachable: 'A photo could not be fetched from LINE; attach it again in the report',
    },
    use: 'Report with this',
    drop: 'Delete the draft',
    dropped: 'The draft is deleted',
    gone: 'This draft is not there: used, expired, or somebody else’s',
    report: 'Report something else',
  },
  guide: {
    title: 'Guide of the network group',
    words: 'Type in the group',
    list: [
      ['แจ้งเหตุ', 'The group’s link to report; the group sees the number and the kind of problem only'],
      ['ขอคำปรึกษา', 'Ask an officer in private; nobody else in the group sees it'],
      ['ติดตาม and a reference', 'How a public case stands'],
      ['สรุป', 'The last 24 hours'],
      ['A photo or a place', 'A button to report with it attached'],
    ],
    privacy: 'What is kept',
    kept: [
      'The district’s account sees every message of the group; they are kept for 30 days, for officers to read and answer',
      'Which LINE accounts are in the group',
      'Photos and places for 24 hours, as a draft that its sender alone can open',
      'What you unsend is deleted everywhere',
      'Cases of people in need and of disease are never named in the group',
    ],
    report: 'Report a problem',
    manual: 'The whole manual for members',
  },
};
