import { face, find, make } from './dom.js';
import { isStaff, readState, roleOf } from './line.js';

const state = await readState();
const wanted = new URLSearchParams(location.search).get('redirect') ?? '';
const back = isProduct(wanted) ? new URL(wanted) : null;

if (!back) {
  find('problem').textContent = 'ลิงก์นี้ไม่ได้พากลับไปยังหน้าของสะพานสูง จึงเข้าสู่ระบบให้ไม่ได้';
} else {
  const forStaff = back.pathname.startsWith('/staff');
  const sorted = [...state.personas].sort((one, other) => (forStaff ? isStaff(other) - isStaff(one) : isStaff(one) - isStaff(other)));
  find('personas').append(...sorted.map((persona) => make('li', {},
    make('button', { type: 'button', onclick: () => enter(persona) },
      face(persona.name),
      make('span', {}, make('b', {}, persona.name), make('small', {}, `${roleOf(persona)} · ${persona.key}`))))));
}

function enter(persona) {
  back.hash = `sim-user=${persona.userId}`;
  location.href = back.href;
}

/** Back to the product only: an address chosen by somebody else must not learn who was picked. */
function isProduct(url) {
  const isLocal = (host) => ['localhost', '127.0.0.1', '[::1]'].includes(host);
  const site = URL.parse(state.site);
  const target = URL.parse(url);
  return Boolean(site && target) && target.protocol === site.protocol && target.port === site.port
    && (target.hostname === site.hostname || (isLocal(target.hostname) && isLocal(site.hostname)));
}
