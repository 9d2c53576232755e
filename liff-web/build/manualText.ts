import { Marked, type Token, type Tokens } from 'marked';

/** For whom the manuals are, in the order of their index; `home` is where the page's brand leads. */
export const MANUALS = {
  resident: { home: '/liff/' },
  committee: { home: '/liff/' },
  member: { home: '/liff/' },
  trainee: { home: '/liff/' },
  speaker: { home: '/manuals/' },
  agency: { home: '/manuals/' },
  officer: { home: '/staff/' },
  head: { home: '/staff/' },
  director: { home: '/staff/' },
  admin: { home: '/staff/' },
  privacy: { home: '/staff/' },
} as const;

export type ManualName = keyof typeof MANUALS;
export type Language = 'th' | 'en';

/** What a task is made of, in this order. */
export const PARTS: Record<Language, string[]> = {
  th: ['เป้าหมาย', 'ขั้นตอน', 'ถ้าไม่เป็นอย่างนั้น', 'ติดต่อใคร'],
  en: ['Goal', 'Steps', 'If it goes otherwise', 'Whom to call'],
};

export type Task = { ids: string[]; title: string; tokens: Token[] };
export type Manual = { title: string; intro: Token[]; tasks: Task[] };

/** A heading may name its places: `## News {#news followers}`. A page of the product links to the place of its own name. */
const PLACES = /\s*\{#([\w -]+)\}$/;

export function read(markdown: string): Manual {
  const manual: Manual = { title: '', intro: [], tasks: [] };
  for (const token of new Marked().lexer(markdown)) {
    if (token.type === 'heading' && token.depth === 1) manual.title = token.text;
    else if (token.type === 'heading' && token.depth === 2) {
      const ids = (PLACES.exec(token.text)?.[1] ?? '').split(' ').filter(Boolean);
      manual.tasks.push({ ids, title: token.text.replace(PLACES, ''), tokens: [] });
    } else (manual.tasks.at(-1)?.tokens ?? manual.intro).push(token);
  }
  return manual;
}

export type Picture = { url: string; width: number; height: number };

/** The text of one manual; `picture` says where a picture of this name is. */
export function html(
  { title, intro, tasks }: Manual,
  words: { contents: string },
  picture: (name: string) => Picture | void,
) {
  const marked = new Marked({
    renderer: {
      paragraph({ tokens }) {
        const [only] = tokens;
        return tokens.length === 1 && only?.type === 'image'
          ? figure(only as Tokens.Image, picture)
          : `<p>${this.parser.parseInline(tokens)}</p>\n`;
      },
    },
  });
  const contents = tasks.map(({ ids, title }) => `<li><a href="#${ids[0]}">${escaped(title)}</a></li>`);
  const sections = tasks.map(
    ({ ids: [id, ...others], title, tokens }) => `<section aria-labelledby="${id}">
${others.map((other) => `<span id="${other}"></span>`).join('')}<h2 id="${id}">${escaped(title)}</h2>
${marked.parser(tokens)}</section>`,
  );
  return `<h1>${escaped(title)}</h1>
${marked.parser(intro)}
<nav class="contents" aria-labelledby="contents"><h2 id="contents">${words.contents}</h2><ol>${contents.join('')}</ol></nav>
${sections.join('\n')}`;
}

function figure({ href, text }: Tokens.Image, picture: (name: string) => Picture | void) {
  const found = picture(href);
  if (!found) return '';
  const { url, width, height } = found;
  const [words, broad] = [escaped(text), width > height];
  const image = `<img src="${url}" width="${width}" height="${height}" alt="${words}" loading="lazy">`;
  // On a phone the picture of a desk is read larger by itself.
  return `<figure${broad ? ' class="broad"' : ''}>${broad ? `<a href="${url}">${image}</a>` : image}<figcaption>${words}</figcaption></figure>\n`;
}

export const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
