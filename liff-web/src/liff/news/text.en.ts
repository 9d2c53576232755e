import type { ChoiceText } from './text';

export const en: ChoiceText = {
  title: (count: number) => (count ? `News of communities I follow (${count})` : 'Follow the news of a community'),
  hint: "The whole district's news comes to everybody. Choose the communities whose news you want as well; you can change it at any time.",
  saved: 'Saved',
};
