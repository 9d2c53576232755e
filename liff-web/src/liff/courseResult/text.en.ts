import type { CourseResultText } from './text';

export const en: CourseResultText = {
  title: 'My results',
  before: 'Before',
  after: 'After',
  score: (score, most) => (score == null ? 'not taken' : `${score} of ${most}`),
  up: (points) => `${points} more than before`,
  same: 'The same as before',
  down: (points) => `${points} less than before`,
  passed: 'Passed',
  notPassed: (mark) => `${mark} points are needed to pass`,
  attended: (n, of) => `There in ${n} of ${of} sessions`,
  wait: 'Results are shown when the test after the course has closed.',
  certificate: 'Certificate',
  print: 'Print or save as PDF',
  inBrowser: 'If LINE cannot print, open this page in the browser of your device.',
  none: 'There is no certificate yet, because',
  missing: {
    test_after: 'the test after was not taken',
    attendance: 'you were there in fewer than four fifths of the sessions',
  },
};
