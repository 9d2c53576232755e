import type { components } from '../../shared/api.gen';
import type { DraftLetter } from '../../shared/LetterPicker';

export type Budget = components['schemas']['CourseBudget'];

/** A line as its fields hold it: numbers as they are typed. */
export type Line = {
  kind: string;
  label: string;
  payClass: string;
  people: string;
  units: string;
  rate: string;
  paid: string;
  receipts: DraftLetter[];
};

export const baht = (amount: number) =>
  amount.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export const emptyLine = (): Line => ({
  kind: 'material',
  label: '',
  payClass: 'state',
  people: '1',
  units: '1',
  rate: '',
  paid: '',
  receipts: [],
});

export const linesOf = ({ lines }: Budget, receipt: (number: number) => string): Line[] =>
  lines.map(({ kind, label, payClass, people, units, rate, paid, receipts }) => ({
    kind,
    label,
    payClass: payClass ?? 'state',
    people: `${people}`,
    units: `${units}`,
    rate: rate.toFixed(2),
    paid: paid == null ? '' : paid.toFixed(2),
    receipts: receipts.map(({ id }, index) => ({ localId: id, id, name: receipt(index + 1), state: 'sent' })),
  }));

/** What stands in a field, as a number; a field that holds none is left to the server to refuse. */
const number = (text: string) => (text.trim() === '' ? null : Number(text.replaceAll(',', '')));

export const planned = ({ people, units, rate }: Line) =>
  Math.round((number(people) ?? 0) * (number(units) ?? 0) * (number(rate) ?? 0) * 100) / 100;

export const bodyOf = (approved: string, lines: Line[]) => ({
  // Nothing is for the server to refuse.
  approved: number(approved) as number,
  lines: lines.map(({ kind, label, payClass, people, units, rate, paid, receipts }) => ({
    kind,
    label,
    payClass: kind === 'speaker' ? payClass : null,
    people: number(people),
    units: number(units),
    rate: number(rate),
    paid: number(paid),
    receipts: receipts.flatMap(({ id }) => id ?? []),
  })),
});
