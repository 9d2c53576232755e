import type { components } from '../../shared/api.gen';

export type Body = components['schemas']['QuestionBody'];
export type StaffQuestion = components['schemas']['StaffQuestion'];

export type Row = { key: string; text: string; other: string; weight: string; feedback: string };

/** A question as the form of the page holds it: one list of rows whatever its kind. */
export type Draft = {
  name: string;
  category: string;
  tags: string;
  kind: string;
  text: string;
  format: string;
  isTrue: boolean;
  rows: Row[];
  misleading: string;
  feedback: string;
};

/** Keys say nothing, so that they give nothing away. */
const newKey = () => `k${crypto.randomUUID().slice(0, 8)}`;

export const emptyRow = (weight = '0'): Row => ({ key: newKey(), text: '', other: '', weight, feedback: '' });

export const emptyDraft = (): Draft => ({
  name: '',
  category: '',
  tags: '',
  kind: 'single',
  text: '',
  format: 'plain',
  isTrue: true,
  rows: [emptyRow('100'), emptyRow()],
  misleading: '',
  feedback: '',
});

const percent = (weight: number) => String(Math.round(weight * 100_000) / 1000);

export function draftOf({ name, category, tags, kind, body }: StaffQuestion): Draft {
  const choices = new Map((body.choices ?? []).map(({ key, text }) => [key, text]));
  const used = new Set((body.pairs ?? []).map(({ choice }) => choice));
  const rows: Row[] = [
    ...(kind === 'true_false' ? [] : (body.options ?? [])).map((o) => ({
      ...emptyRow(percent(o.weight)),
      key: o.key,
      text: o.text.text,
      feedback: o.feedback?.text ?? '',
    })),
    ...(body.pairs ?? []).map((p) => ({
      ...emptyRow(),
      key: p.key,
      text: p.text.text,
      other: choices.get(p.choice) ?? '',
    })),
    ...(body.numbers ?? []).map((m) => ({
      ...emptyRow(percent(m.weight)),
      text: m.value === null || m.value === undefined ? '*' : String(m.value),
      other: String(m.tolerance),
      feedback: m.feedback?.text ?? '',
    })),
    ...(body.texts ?? []).map((w) => ({
      ...emptyRow(percent(w.weight)),
      text: w.text,
      feedback: w.feedback?.text ?? '',
    })),
  ];
  return {
    name,
    category,
    tags: tags.join(', '),
    kind,
    text: body.text.text,
    format: body.text.format,
    isTrue: kind !== 'true_false' || body.options?.[0]?.weight === 1,
    rows,
    misleading: (body.choices ?? [])
      .filter(({ key }) => !used.has(key))
      .map(({ text }) => text)
      .join('\n'),
    feedback: body.feedback?.text ?? '',
  };
}

export function requestOf(draft: Draft) {
  return {
    name: draft.name,
    category: draft.category,
    tags: draft.tags
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
    kind: draft.kind,
    body: bodyOf(draft),
  };
}

function bodyOf({ kind, text, format, rows, isTrue, misleading, feedback }: Draft) {
  const marked = (said: string) => ({ text: said, format });
  const told = (said: string) => (said.trim() ? marked(said) : null);
  const body = { text: marked(text), feedback: told(feedback) };
  const weight = ({ weight: said }: Row) => Math.round(Number(said || 0) * 1000) / 100_000;
  if (kind === 'true_false')
    return {
      ...body,
      options: [
        { key: 'true', text: marked(''), weight: isTrue ? 1 : 0, feedback: null },
        { key: 'false', text: marked(''), weight: isTrue ? 0 : 1, feedback: null },
      ],
    };
  if (kind === 'matching') {
    const words = [
      ...rows.map(({ other }) => other.trim()),
      ...misleading.split('\n').map((line) => line.trim()),
    ].filter(Boolean);
    const choices = [...new Set(words)].sort().map((word, index) => ({ key: `c${index + 1}`, text: word }));
    return {
      ...body,
      pairs: rows.map((row) => ({
        key: row.key,
        text: marked(row.text),
        choice: choices.find((c) => c.text === row.other.trim())?.key ?? '',
      })),
      choices,
    };
  }
  if (kind === 'numeric')
    return {
      ...body,
      numbers: rows.map((row) => ({
        value: row.text.trim() === '*' ? null : Number(row.text),
        tolerance: Number(row.other || 0),
        weight: weight(row),
        feedback: told(row.feedback),
      })),
    };
  if (kind === 'short')
    return {
      ...body,
      texts: rows.map((row) => ({ text: row.text, weight: weight(row), feedback: told(row.feedback) })),
    };
  return {
    ...body,
    options: rows.map((row) => ({
      key: row.key,
      text: marked(row.text),
      weight: weight(row),
      feedback: told(row.feedback),
    })),
  };
}
