import { face, find, make, secondsOf } from './dom.js';
import { isStaff, roleOf } from './line.js';

const calls = [
  [/message\/push$/, 'ส่งข้อความ (push)'], [/message\/reply$/, 'ตอบกลับ (ฟรี)'], [/multicast$/, 'ส่งหลายคน'], [/broadcast$/, 'ส่งทุกคน'],
  [/oauth2\/v3\/token$/, 'ขอโทเคนของช่อง'], [/certs$/, 'ขอกุญแจตรวจลายเซ็น'], [/richmenu/, 'เมนู'], [/quota/, 'ถามโควตา'],
  [/profile/, 'ถามชื่อ'], [/content/, 'ขอไฟล์'], [/webhook/, 'ที่อยู่ webhook'],
];

export function drawPersonas(state, chosen, choose) {
  find('personas').replaceChildren(...state.personas.map((persona) => make('li', {},
    make('button', { type: 'button', 'aria-pressed': String(persona.userId === chosen), onclick: () => choose(persona.userId) },
      face(persona.name),
      make('span', {}, make('b', {}, persona.name), make('small', {}, `${roleOf(persona)} · ${persona.key}`))),
    isStaff(persona) && state.site
      ? make('a', { href: `${state.site}/staff/#sim-user=${persona.userId}`, target: '_blank', rel: 'noopener' },
        'หน้างาน', make('span', { className: 'unseen' }, ` ของ ${persona.name} (เปิดแท็บใหม่)`))
      : null)));
}

export function drawLog({ quota, calls: received }) {
  const limit = quota.limit ?? Math.max(quota.used, 1);
  Object.assign(find('quota'), { max: limit, value: quota.used, low: limit * 0.5, high: limit * 0.8, optimum: 0 });
  find('quota-text').textContent = quota.limit === undefined
    ? `ข้อความเดือนนี้ ${quota.used} (ไม่จำกัด)`
    : `ข้อความเดือนนี้ ${quota.used} จาก ${quota.limit}`;
  find('calls').replaceChildren(...received.map((call) => make('li', {},
    secondsOf(call.at),
    make('span', {}, calls.find(([path]) => path.test(call.path))?.[1] ?? 'เรียก API'),
    make('b', { className: call.status >= 400 || call.fault ? 'bad' : '' }, call.fault ? `${call.status} (สั่งให้ล้ม)` : String(call.status)),
    make('code', {}, `${call.method} ${call.path}`))));
}
