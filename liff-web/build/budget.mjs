import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../api/wwwroot/', import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}.vite/manifest.json`, 'utf8'));

/** Every file that the page's entry loads before anything is tapped: static imports, and their styles. */
function firstLoad(entry, seen = new Set()) {
  const chunk = manifest[entry];
  if (seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const sheet of chunk.css ?? []) seen.add(sheet);
  for (const next of chunk.imports ?? []) firstLoad(next, seen);
  return seen;
}

const size = (file) => statSync(`${root}${file}.gz`).size;
const sum = (files) => files.reduce((total, file) => total + size(file), 0);
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

const limits = [
  { page: 'liff/index.html', script: 70_000, view: 100_000 },
  { page: 'staff/index.html', script: 70_000, view: 100_000 },
  { page: 'track/index.html', script: 25_000, view: 40_000 },
  { page: 'agency/index.html', script: 30_000, view: 50_000 },
  { page: 'news/index.html', script: 23_000, view: 35_000 },
  { page: 'open/index.html', script: 25_000, view: 45_000 },
];

let over = false;
for (const { page, script, view } of limits) {
  const files = [...firstLoad(page)];
  const scripts = sum(files.filter((file) => file.endsWith('.js')));
  const all = sum(files.filter((file) => !file.endsWith('.svg'))) + statSync(`${root}${page}`).size;
  over ||= scripts > script || all > view;
  console.log(
    `${page}: JavaScript ${kilobytes(scripts)} of ${kilobytes(script)}, first view ${kilobytes(all)} of ${kilobytes(view)} (gzip)`,
  );
}
if (over) {
  console.error('Over budget: load it later (import()), or leave it out.');
  process.exit(1);
}
