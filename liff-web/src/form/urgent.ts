import type { Localized } from '../shared/settings';

type Emergency = { number: string; name: Localized };

const KEPT_IN_SIGHT = 3;

/** The numbers that the warnings themselves name come first, in their order; those stay in sight. */
export function urgentCalls(messages: Localized[], emergency: Emergency[]) {
  const words = messages.map(({ th }) => th).join(' ');
  const place = ({ number }: Emergency) => words.search(new RegExp(`(^|\\D)${number}(\\D|$)`));
  const named = emergency.filter((one) => place(one) >= 0).sort((a, b) => place(a) - place(b));
  const calls = [...named, ...emergency.filter((one) => !named.includes(one))];
  return { first: calls.slice(0, KEPT_IN_SIGHT), others: calls.slice(KEPT_IN_SIGHT) };
}
