/** Line drawings of our own: emoji look different on every machine and are missing on some. */
const paths = {
  report: 'M4 10v4h3l7 5V5L7 10H4zM17 9a4 4 0 0 1 0 6M7 14l1 6h3',
  cases: 'M7 4h10v16H7zM9.5 8.5h5M9.5 12h5M9.5 15.5h3',
  talk: 'M4 5h16v11H11l-4 4v-4H4z',
  news: 'M4 5h13v14H6a2 2 0 0 1-2-2zM17 9h3v8a2 2 0 0 1-2 2M7 9h7M7 12.5h7M7 16h4',
  call: 'M6 4l3 0 1.5 4-2 1.5a11 11 0 0 0 5 5l1.5-2 4 1.5v3a2 2 0 0 1-2 2A15 15 0 0 1 4 6a2 2 0 0 1 2-2z',
  learn: 'M2 9l10-5 10 5-10 5zM6 11.5V17c3 2.5 9 2.5 12 0v-5.5',
  form: 'M6 3h12v18H6zM9 9l1.5 1.5L13 8M9 15l1.5 1.5L13 14M15 9.5h1M15 15.5h1',
  open: 'M8 6l8 6-8 6z',
  camera: 'M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 10a3.5 3.5 0 1 0 .01 0z',
  place: 'M12 21s7-6.3 7-11a7 7 0 0 0-14 0c0 4.7 7 11 7 11zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  menu: 'M4 6h7v5H4zM13 6h7v5h-7zM4 13h7v5H4zM13 13h7v5h-7z',
};

const words = [
  [/แจ้ง/, 'report'], [/เรื่อง|ติดตาม/, 'cases'], [/ปรึกษา/, 'talk'], [/ข่าว|ประกาศ/, 'news'], [/โทร|ฉุกเฉิน/, 'call'],
  [/อบรม|เรียน/, 'learn'], [/สำรวจ|แบบ/, 'form'],
];

export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}

/** The drawing that fits a label. */
export const iconFor = (label) => icon(words.find(([word]) => word.test(label))?.[1] ?? 'open');
