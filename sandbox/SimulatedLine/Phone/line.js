/** What the phone asks of the simulated LINE. */
async function ask(path, body) {
  const response = await fetch(path, body && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

export const readState = () => ask('/_sim/state');
export const readChats = (userId) => ask(`/_sim/chats/${userId}`);
export const send = (userId, groupId, messages) => ask('/_sim/chat', { userId, groupId, messages });
export const press = (userId, groupId, postback) => ask('/_sim/chat', { userId, groupId, postback });
export const follow = (userId, following) => ask('/_sim/follow', { userId, following });

export function onChange(listener) {
  const source = new EventSource('/_sim/changes');
  source.addEventListener('message', listener);
  source.addEventListener('open', listener);
}

const roles = { officer: 'เจ้าหน้าที่', head: 'หัวหน้าฝ่าย', director: 'ผู้อำนวยการเขต', admin: 'ผู้ดูแลระบบ', committee: 'กรรมการชุมชน' };
const staff = ['officer', 'head', 'director', 'admin'];

export const roleOf = (persona) => persona.roles.map((role) => roles[role] ?? role).join(', ') || 'ประชาชน';
export const isStaff = (persona) => persona.roles.some((role) => staff.includes(role));
