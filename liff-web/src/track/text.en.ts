import type { TrackText } from './text';

export const en: TrackText = {
  title: 'Look a case up',
  hint: 'Enter the reference and the code of your slip',
  reference: 'Reference',
  referenceHint: 'For example SPS-2570-7K3QF',
  code: 'Code',
  codeHint: 'Six letters and digits',
  look: 'Look it up',
  needed: 'Please enter the reference and the code',
  wrong: 'There is no such case. Please check the reference and the code on the slip.',
  another: 'Look up another',
  category: 'About',
  reported: 'Reported',
  fixBy: 'To be fixed by',
  agencies: 'Who has it',
  since: (time) => `since ${time}`,
  story: 'Progress',
  reason: (words) => `Reason: ${words}`,
  secret:
    'This case is confidential, so only its state is shown. Ask the district office, or whoever reported it for you.',
  call: 'Call the district office',
  open: 'Open data, and how the agencies do',
  certificate: {
    title: 'Check a certificate',
    code: 'Check code',
    hint: 'The 12 letters and digits at the foot of the certificate',
    look: 'Check',
    ours: 'The district office has issued this certificate. It must say what stands below.',
    unknown: 'There is no certificate with this code.',
  },
};
