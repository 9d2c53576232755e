import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import type { Plugin } from 'vite';
import { icons, type IconName } from '../src/shared/icons.ts';

/**
 * LINE's rich menus: what is drawn here is also where it can be tapped, so both come from one list. LINE shows the picture
 * at the phone's width: on 320 px one unit of it is an eighth of a pixel, and the smallest letters (118) are 15 px high.
 */
const WIDTH = 2500;
const STRIP = 330;
const ROW = 678;
const HEIGHT = STRIP + 2 * ROW;

type Area = { label: string; path: string; x: number; y: number; width: number; height: number };
type Tile = { label: string; icon: IconName; path: string };

export const TILES: Tile[] = [
  { label: 'แจ้งเหตุ', icon: 'megaphone', path: 'report' },
  { label: 'เรื่องของฉัน', icon: 'inbox', path: 'cases' },
  { label: 'ข่าวกิจกรรม', icon: 'bell', path: 'news' },
  { label: 'ขอคำปรึกษา', icon: 'advice', path: 'report/advice' },
  { label: 'แบบสอบถาม', icon: 'star', path: 'surveys' },
  { label: 'กล่องข้อความ', icon: 'letter', path: 'inbox' },
];

/** The strip on top is the person's status light: who is shown which menu, the server decides. */
const MENUS = {
  default: {
    name: 'เมนูหลัก',
    strip: 'พบปัญหาในพื้นที่ บอกเราได้เลย',
    path: 'report',
    fill: '#0d5c56',
    ink: '#ffffff',
    icon: 'pin',
  },
  waiting: {
    name: 'กำลังดำเนินการ',
    strip: 'เรื่องของท่านกำลังดำเนินการ',
    path: 'cases',
    fill: '#f2b54a',
    ink: '#352200',
    icon: 'clock',
  },
  answer: {
    name: 'รอคำตอบจากท่าน',
    strip: 'รอคำตอบของท่าน แตะที่นี่',
    path: 'cases',
    fill: '#b3261e',
    ink: '#ffffff',
    icon: 'alarm',
  },
  closed: {
    name: 'เสร็จทุกเรื่อง',
    strip: 'เรื่องของท่านเสร็จครบแล้ว',
    path: 'cases',
    fill: '#1b6a37',
    ink: '#ffffff',
    icon: 'check',
  },
} as const satisfies Record<
  string,
  { name: string; strip: string; path: string; fill: string; ink: string; icon: IconName }
>;

type MenuName = keyof typeof MENUS;

/** Draws `richmenu/<name>.png` and says in `richmenu/menus.json` what can be tapped where. */
export function richMenus(): Plugin {
  let outDir = '';
  return {
    name: 'rich-menus',
    apply: 'build',
    configResolved: (config) => {
      outDir = config.build.outDir;
    },
    closeBundle: async () => {
      const folder = join(outDir, 'richmenu');
      await mkdir(folder, { recursive: true });
      const names = Object.keys(MENUS) as MenuName[];
      await Promise.all(names.map((name) => writeFile(join(folder, `${name}.png`), draw(name))));
      const menus = names.map((name) => ({ key: name, name: MENUS[name].name, areas: areas(name) }));
      await writeFile(
        join(folder, 'menus.json'),
        JSON.stringify({ width: WIDTH, height: HEIGHT, chatBarText: 'เมนู แจ้งเหตุ', menus }),
      );
    },
  };
}

function areas(name: MenuName): Area[] {
  const { name: label, path } = MENUS[name];
  return [
    { label, path, x: 0, y: 0, width: WIDTH, height: STRIP },
    ...TILES.map((tile, at) => ({ label: tile.label, path: tile.path, ...box(at) })),
  ];
}

function box(at: number) {
  const [column, row] = [at % 3, Math.floor(at / 3)];
  const x = Math.round((column * WIDTH) / 3);
  return { x, y: STRIP + row * ROW, width: Math.round(((column + 1) * WIDTH) / 3) - x, height: ROW };
}

function draw(name: MenuName) {
  const { strip, fill, ink, icon } = MENUS[name];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="Sarabun" font-weight="600">
    <rect width="100%" height="100%" fill="#f6f4ee"/>
    <rect width="${WIDTH}" height="${STRIP}" fill="${fill}"/>
    ${lines(icon, 90, 65, 200, ink)}
    <text x="350" y="205" font-size="140" fill="${ink}">${spelled(strip)}</text>
    ${lines('chevron', WIDTH - 220, 95, 140, ink)}
    ${TILES.map(tile).join('')}
  </svg>`;
  return new Resvg(svg, { font: { loadSystemFonts: false, fontFiles: [font()], defaultFontFamily: 'Sarabun' } })
    .render()
    .asPng();
}

function tile({ label, icon }: Tile, at: number) {
  const { x, y, width, height } = box(at);
  const first = at === 0;
  const [paper, ink, mark] = first ? ['#0d5c56', '#ffffff', '#f2b54a'] : ['#ffffff', '#17302d', '#0d5c56'];
  return `<rect x="${x + 20}" y="${y + 20}" width="${width - 40}" height="${height - 40}" rx="56" fill="${paper}" stroke="#dfdcd2" stroke-width="4"/>
    ${lines(icon, x + width / 2 - 150, y + 110, 300, mark)}
    <text x="${x + width / 2}" y="${y + 560}" font-size="118" text-anchor="middle" fill="${ink}">${spelled(label)}</text>`;
}

const lines = (icon: IconName, x: number, y: number, size: number, ink: string) =>
  `<path transform="translate(${x} ${y}) scale(${size / 24})" d="${icons[icon].line}" fill="none" stroke="${ink}" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/>`;

/** The renderer gives sara am, one letter that is drawn as two, no room of its own; spelled as the two it has it. */
const spelled = (text: string) => text.replaceAll('\u0E33', '\u0E4D\u0E32');

const font = () =>
  createRequire(import.meta.url).resolve('@expo-google-fonts/sarabun/600SemiBold/Sarabun_600SemiBold.ttf');
