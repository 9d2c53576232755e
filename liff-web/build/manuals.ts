import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import {
  escaped,
  html,
  type Language,
  MANUALS,
  type Manual,
  type ManualName,
  type Picture,
  read,
} from './manualText.ts';

const words = {
  th: {
    other: 'English',
    skip: 'ข้ามไปเนื้อหา',
    manuals: 'คู่มือ',
    contents: 'ในเล่มนี้',
    every: 'คู่มือทุกเล่ม',
    lead: 'เลือกเล่มที่ตรงกับท่าน แต่ละเล่มบอกว่าทำอะไรได้ ทำอย่างไร ถ้าไม่เป็นอย่างนั้นทำอะไรต่อ และติดต่อใคร',
    back: 'กลับหน้าเดิม',
    print: 'พิมพ์คู่มือเล่มนี้',
    example: 'ชื่อคน ชุมชน และเรื่องในภาพแต่งขึ้นเป็นตัวอย่าง',
    integrators: 'คู่มือเชื่อมต่อระบบของหน่วยงาน',
  },
  en: {
    other: 'ไทย',
    skip: 'Skip to content',
    manuals: 'Manuals',
    contents: 'In this manual',
    every: 'All manuals',
    lead: 'Choose the one that is yours. Each says what you can do, how, what to do when it goes otherwise, and whom to call.',
    back: 'Back to the page before',
    print: 'Print this manual',
    example: 'People, communities and cases in the pictures are invented examples.',
    integrators: "Guide to connecting an agency's system",
  },
} satisfies Record<Language, unknown>;

const source = (path: string) => new URL(`../manuals/${path}`, import.meta.url);

/**
 * Makes a page of each Markdown file of `manuals/`: `manuals/<language>/<name>.html` beside the other pages. What belongs to the
 * district stays a placeholder such as `{district.contact}`, which the server fills.
 */
export function manuals(): Plugin {
  let outDir = '';
  return {
    name: 'manuals',
    apply: 'build',
    configResolved: (config) => {
      outDir = config.build.outDir;
    },
    closeBundle: () => {
      const shellFile = join(outDir, 'manuals', 'index.html');
      const shell = readFileSync(shellFile, 'utf8');
      rmSync(shellFile);
      const picture = pictures(outDir);
      for (const language of ['th', 'en'] as const) {
        const names = Object.keys(MANUALS) as ManualName[];
        const books = names.map((name) => ({ name, manual: read(text(language, name)) }));
        const news = read(text(language, 'changes'));
        const write = (name: string, title: string, home: string, body: string) => {
          const folder = join(outDir, 'manuals', language);
          mkdirSync(folder, { recursive: true });
          writeFileSync(
            join(folder, `${name}.html`),
            page(shell, language, name, title, home, body + foot(language, books, news)),
          );
        };
        const w = words[language];
        write('index', w.manuals, '/manuals/', `<h1>${w.manuals}</h1><p>${w.lead}</p>`);
        for (const { name, manual } of books) {
          write(name, manual.title, MANUALS[name].home, html(manual, w, picture) + `<p class="small">${w.example}</p>`);
        }
        write('changes', news.title, '/manuals/', html(news, w, picture));
      }
    },
  };
}

function page(shell: string, language: Language, name: string, title: string, home: string, body: string) {
  const [w, at] = [words[language], name === 'index' ? '' : name];
  const [here, there] = language === 'th' ? ['/manuals/', '/manuals/en/'] : ['/manuals/en/', '/manuals/'];
  const filled: Record<string, string> = {
    language,
    title: escaped(title),
    home: home === '/manuals/' ? here : home,
    manuals: w.manuals,
    index: here,
    other: w.other,
    otherLanguage: language === 'th' ? 'en' : 'th',
    otherPage: there + at,
    skip: w.skip,
    tools: name === 'index' ? '' : tools(w),
    body,
  };
  return shell.replace(/\{page\.(\w+)\}/g, (_, key: string) => filled[key] ?? '');
}

/** Each shows itself where it can do something: see src/manuals/main.ts. */
function tools({ back, print }: { back: string; print: string }) {
  const button = (id: string, text: string) =>
    `<button type="button" class="button small-button" id="${id}" hidden>${text}</button>`;
  return `<p class="row tools">${button('back', back)}${button('print', print)}</p>`;
}

function foot(language: Language, books: { name: ManualName; manual: Manual }[], news: Manual) {
  const [w, base] = [words[language], language === 'th' ? '/manuals/' : '/manuals/en/'];
  const rows = books.map(({ name, manual }) => `<li><a href="${base}${name}">${escaped(manual.title)}</a></li>`);
  return `<nav class="every" aria-labelledby="every"><h2 id="every">${w.every}</h2><ul>${rows.join('')}
<li><a href="${base}changes">${escaped(news.title)}</a></li>
<li><a href="/guide${language === 'en' ? '/en' : ''}">${w.integrators}</a></li></ul></nav>`;
}

const text = (language: Language, name: string) => readFileSync(source(`${language}/${name}.md`), 'utf8');

/** Copies each picture once, under a name that changes with it. One that is still to be taken leaves a gap, for its script needs a build. */
function pictures(outDir: string) {
  const known = new Map<string, Picture>();
  return (name: string) => {
    const found = known.get(name);
    if (found) return found;
    if (!existsSync(source(`pictures/${name}`))) return console.warn(`manuals: ${name} is still to be taken.`);
    const bytes = readFileSync(source(`pictures/${name}`));
    const file = `assets/${name.replace(/\.webp$/, '')}-${createHash('sha256').update(bytes).digest('base64url').slice(0, 8)}.webp`;
    writeFileSync(join(outDir, file), bytes);
    const picture = { url: `/${file}`, ...size(bytes) };
    known.set(name, picture);
    return picture;
  };
}

/** Of a lossy WebP, as a browser writes them: in its extended header, or in the first frame (RFC 9649, RFC 6386). */
export function size(bytes: Buffer) {
  if (bytes.toString('latin1', 12, 16) === 'VP8X')
    return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (bytes.toString('latin1', 12, 16) !== 'VP8 ') throw new Error('The picture is no lossy WebP.');
  return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
}
