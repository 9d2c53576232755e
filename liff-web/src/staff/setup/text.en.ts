import type { SetupText } from './text';

export const en: SetupText = {
  title: 'LINE set-up',
  hint: 'Asks the real LINE channels whether they are set up as this service needs them. It sends nobody a message and changes nothing.',
  check: 'Check now',
  checking: 'Asking LINE',
  summary: (bad, unknown) =>
    bad ? `${bad} to mend` : unknown ? `No fault found; ${unknown} cannot be told yet` : 'All is as it should be',
  states: { good: 'good', bad: 'to mend', unknown: 'not known yet' },
  how: {
    asked: 'asked just now',
    seen: 'known by what has come from LINE',
    settings: 'by this service’s own settings',
  },
  byHand: 'LINE has no call that tells: look by hand',
  menus: 'Rich menus',
  menusHint:
    'The strip on top tells each person how their cases stand. It follows the cases by itself and costs no message; whoever has no case sees the main menu.',
  keys: { default: 'Main menu', waiting: 'Under way', answer: 'Your answer needed', closed: 'All done' },
  people: (count) => `${count} ${count === 1 ? 'person' : 'people'}`,
  everybody: 'everybody else',
  deploy: 'Bring these menus to LINE',
  current: 'These menus are in LINE',
  notBuilt: 'The pages have not been built, so there are no pictures.',
  rollBack: 'Back to the ones before',
  rollBackAsk: 'Show everybody the menus before these?',
  done: (version) => `Everybody sees the menus ${version} now`,
  releases: 'Deployed so far',
  none: 'No menus have been brought to LINE yet',
  command: 'by command',
  releaseStates: {
    deploying: 'being deployed',
    live: 'in use',
    retired: 'can be gone back to',
    removed: 'removed from LINE',
  },
};
