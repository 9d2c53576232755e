import { readdirSync, readFileSync, statSync } from 'node:fs';
import { Marked, type Token, type Tokens } from 'marked';
import { expect, test } from 'vitest';
import { size } from '../../build/manuals';
import { html, type Language, MANUALS, type Manual, type ManualName, PARTS, read } from '../../build/manualText';
import liff from '../liff/Pages.tsx?raw';
import { readerOf } from '../liff/readers';
import { manualFor, waysOf } from '../staff/ways';
import { controls } from './controls';

const folder = new URL('../../manuals/', import.meta.url);
const pictures = readdirSync(new URL('pictures/', folder));
const names = [...(Object.keys(MANUALS) as ManualName[]), 'changes'];
const text = (language: Language, name: string) => readFileSync(new URL(`${language}/${name}.md`, folder), 'utf8');
const manual = (language: Language, name: string) => read(text(language, name));
const each = (['th', 'en'] as const).flatMap((language) => names.map((name) => [language, name] as const));
const places = ({ tasks }: Manual) => tasks.flatMap(({ ids }) => ids);

/** Tokens of one kind; what they are called differs, what the tests ask of them does not. */
function within(tokens: Token[], type: string) {
  const found: { text: string; href: string }[] = [];
  new Marked().walkTokens(tokens, (token) => {
    if (token.type === type) found.push({ text: '', href: '', ...token });
  });
  return found;
}

test('every manual is there in both languages, and nothing else', () => {
  for (const language of ['th', 'en'])
    expect(readdirSync(new URL(`${language}/`, folder)).sort()).toEqual(names.map((name) => `${name}.md`).sort());
});

test.each(each.filter(([, name]) => name !== 'changes'))('%s/%s: every task has its four parts', (language, name) => {
  const { title, intro, tasks } = manual(language, name);
  expect([title, intro.length > 0, tasks.length > 1]).toEqual([expect.stringMatching(/./), true, true]);
  for (const { title, ids, tokens } of tasks) {
    expect(ids, title).not.toHaveLength(0);
    const said = tokens.filter(({ type }) => type !== 'space');
    const heads = said.filter(({ type }) => type === 'heading') as Tokens.Heading[];
    expect(
      heads.map((head) => head.text),
      title,
    ).toEqual(PARTS[language]);
    for (const head of heads)
      expect(said[said.indexOf(head) + 1]?.type, `${title}: ${head.text}`).toMatch(/paragraph|list/);
    expect((said[said.indexOf(heads[1] as Token) + 1] as Tokens.List).ordered, title).toBe(true);
  }
  const ids = places(manual(language, name));
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(each)('%s/%s: what is bold stands so on the pages', (language, name) => {
  const known = controls(language);
  const unknown = within(
    read(text(language, name)).tasks.flatMap(({ tokens }) => tokens),
    'strong',
  )
    .map((token) => token.text)
    .filter((words) => !known.has(words));
  expect(unknown).toEqual([]);
});

test.each(names)('%s says the same in both languages', (name) => {
  const [thai, english] = [manual('th', name), manual('en', name)];
  expect(english.tasks.map(({ ids }) => ids)).toEqual(thai.tasks.map(({ ids }) => ids));
  const shown = ({ tasks }: Manual) => tasks.map(({ tokens }) => within(tokens, 'image').map(({ href }) => href));
  expect(shown(english)).toEqual(shown(thai));
  const items = ({ tasks }: Manual) => tasks.map(({ tokens }) => within(tokens, 'list_item').length);
  expect(items(english)).toEqual(items(thai));
  thai.tasks.forEach(({ title, tokens }, at) => {
    const named = (language: Language, all: Token[]) =>
      within(all, 'strong').map((token) => [...(controls(language).get(token.text) ?? [])]);
    const [ours, theirs] = [named('th', tokens), named('en', english.tasks[at]?.tokens ?? [])];
    expect(theirs.length, title).toBe(ours.length);
    for (const keys of ours)
      expect(
        theirs.some((others) => others.some((key) => keys.includes(key))),
        `${title}: ${keys[0]} in English`,
      ).toBe(true);
  });
});

test('every picture is named, is there, says what it shows, and is small', () => {
  const named = each.flatMap(([language, name]) =>
    within(
      manual(language, name).tasks.flatMap(({ tokens }) => tokens),
      'image',
    ),
  );
  expect([...new Set(named.map(({ href }) => href))].sort()).toEqual(pictures.sort());
  expect(named.filter(({ text }) => !text)).toEqual([]);
  const sizes = pictures.map((name) => statSync(new URL(`pictures/${name}`, folder)).size);
  expect(Math.max(...sizes)).toBeLessThan(60_000);
  expect(sizes.reduce((sum, one) => sum + one, 0)).toBeLessThan(2_000_000);
  for (const name of pictures)
    expect(size(readFileSync(new URL(`pictures/${name}`, folder))).width).toBeGreaterThan(300);
});

const PAGES = ['/staff/', '/track/', '/track/certificate', '/open/', '/news/'];

test.each(each)('%s/%s: links lead somewhere', (language, name) => {
  const { intro, tasks } = manual(language, name);
  const base = language === 'th' ? '/manuals/' : '/manuals/en/';
  const guide = language === 'th' ? '/guide' : '/guide/en';
  for (const { href } of within([...intro, ...tasks.flatMap(({ tokens }) => tokens)], 'link')) {
    const [path = '', place] = href.split('#');
    const to = path.startsWith(base) ? path.slice(base.length) : path === '' ? name : undefined;
    if (to === undefined) expect([...PAGES, guide]).toContain(href);
    else expect([undefined, ...places(manual(language, to))], href).toContain(place);
  }
});

test.each(each)('%s/%s: what is the district’s own is a placeholder', (language, name) => {
  const words = text(language, name);
  for (const [, key] of words.matchAll(/\{(?!#)([^}]*)\}/g))
    expect(key).toMatch(/^district\.(name|division|contact|emergency|prefix)$/);
  const district = JSON.parse(readFileSync(new URL('../../migrations/District/district.json', folder), 'utf8'));
  const own: string[] = [district.name, district.division].flatMap(({ th, en }) => [th, en]);
  const numbers: string[] = district.emergency.map(({ number }: { number: string }) => number);
  for (const one of [...own, 'สะพานสูง', 'Saphan']) expect(words).not.toContain(one);
  for (const one of [...numbers, district.referencePrefix])
    expect(words).not.toMatch(new RegExp(`(?<![\\w.])${one}(?![\\w])`));
});

test.each(['officer', 'head', 'director', 'admin'] as const)(
  'the manual of %s speaks of every page they have',
  (role) => {
    const pages = waysOf([role])
      .flatMap(({ ways }) => ways.map(({ to }) => to.split('/')[2]))
      .filter(Boolean);
    expect(places(manual('th', manualFor([role], '/staff/')))).toEqual(expect.arrayContaining([...pages, 'cases']));
  },
);

test('the pages in LINE are each in the manual that they lead to', () => {
  const pages = [...liff.matchAll(/match\('\/liff\/(\w+)/g)].flatMap(([, page]) => page ?? []);
  for (const page of new Set(pages.filter((one) => !['enter', 'manual'].includes(one))))
    expect(places(manual('th', readerOf(page))), page).toContain(page);
});

test.each([
  ['resident', ['news', 'track', 'open']],
  ['trainee', ['kiosk']],
  ['speaker', ['courses']],
  ['agency', ['agency']],
  ['director', ['report']],
] as const)('the manual of %s speaks of the other pages that lead to it', (name, pages) => {
  expect(places(manual('th', name))).toEqual(expect.arrayContaining([...pages]));
});

test('releases are dated, the newest first', () => {
  const days = places(manual('th', 'changes'));
  for (const day of days) expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(days).toEqual([...days].sort().reverse());
});

test('a manual becomes a page with a contents list, places and pictures', () => {
  const page = html(
    read('# A & B\n\nIntro\n\n## Do it {#do make}\n\n### Goal\n\n![A "view"](view.webp)\n'),
    { contents: 'Contents' },
    () => ({ url: '/assets/view-1.webp', width: 800, height: 600 }),
  );
  expect(page).toContain('<h1>A &amp; B</h1>');
  expect(page).toContain('<li><a href="#do">Do it</a></li>');
  expect(page).toContain('<span id="make"></span><h2 id="do">Do it</h2>');
  expect(page).toContain(
    '<figure class="broad"><a href="/assets/view-1.webp"><img src="/assets/view-1.webp" width="800" height="600" alt="A &quot;view&quot;" loading="lazy">',
  );
});
