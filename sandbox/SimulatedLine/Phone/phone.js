import { face, find, make } from './dom.js';
import { icon } from './icons.js';
import { closeLiff, liffPath, openLiff, watchLiff } from './liff.js';
import { follow, onChange, press, readChats, readState, send } from './line.js';
import { drawMenu, toggleMenu } from './menu.js';
import { conversation, quickReplies, summary } from './messages.js';
import { drawLog, drawPersonas } from './side.js';

let state = null;
let chats = null;
let me = location.hash.slice(1) || null;
let group = null;
let drawn = '';

async function refresh() {
  state = await readState();
  me = state.personas.some((one) => one.userId === me) ? me : state.personas[0]?.userId;
  chats = me ? await readChats(me) : null;
  drawLog(state);
  const now = JSON.stringify([me, group, state.personas, state.site, chats]);
  if (now === drawn) return;
  drawn = now;
  drawPersonas(state, me, choose);
  if (me) draw();
  else find('chat').replaceChildren(make('p', { className: 'empty' }, 'ยังไม่มีบุคคลให้เลือก'));
}

let running = null;
let again = false;

/** One refresh at a time; whatever changes meanwhile causes one more. */
function update() {
  if (running) {
    again = true;
    return running;
  }
  running = refresh().catch(() => toast('ติดต่อ LINE จำลองไม่ได้')).finally(() => {
    running = null;
    if (again) {
      again = false;
      update();
    }
  });
  return running;
}

const persona = () => state.personas.find((one) => one.userId === me);

function draw() {
  const inGroup = chats.groups.find((one) => one.groupId === group);
  const messages = inGroup ? inGroup.messages : chats.messages;
  const isBlocked = !inGroup && persona().following === false;
  find('chat-name').textContent = inGroup?.name ?? state.botName;
  find('choose').replaceChildren(face(persona().name));
  find('block').hidden = Boolean(inGroup) || !find('chats').hidden;
  find('block').textContent = isBlocked ? 'เลิกบล็อก' : 'บล็อก';

  const chat = find('chat');
  chat.replaceChildren(...(messages.length > 0
    ? conversation(messages, { me, names: { bot: state.botName, ...inGroup?.people }, act })
    : [make('p', { className: 'empty' }, 'ยังไม่มีข้อความ ลองพิมพ์ “แจ้งเหตุ” หรือแตะเมนูด้านล่าง')]));

  const replies = quickReplies(messages);
  find('quick').hidden = replies.length === 0;
  find('quick').replaceChildren(...replies.map((action) => make('button', { type: 'button', onclick: () => act(action) }, action.label)));
  find('text').disabled = isBlocked;
  find('text').placeholder = isBlocked ? 'บล็อกบัญชีนี้อยู่' : 'พิมพ์ข้อความ';

  // Groups have no rich menu.
  find('menu-toggle').hidden = Boolean(inGroup);
  toggleMenu(!inGroup && find('menu-toggle').getAttribute('aria-expanded') === 'true');
  drawMenu(chats.richMenu, act);
  drawChatList();
  chat.scrollTop = chat.scrollHeight;
}

function drawChatList() {
  const entry = (name, id, last) => make('button', { type: 'button', onclick: () => openChat(id) },
    face(name), make('span', {}, make('b', {}, name), make('small', {}, summary(last))));
  find('chats').replaceChildren(entry(state.botName, null, chats.messages.at(-1)),
    ...chats.groups.map((one) => entry(one.name, one.groupId, one.messages.at(-1))));
}

function showList(isList) {
  find('chats').hidden = !isList;
  for (const id of ['chat', 'foot']) find(id).hidden = isList;
  find('back').hidden = isList;
  if (chats) draw();
  if (isList) find('chat-name').textContent = `แชตของ ${persona().name}`;
  find('chat-name').focus();
}

function openChat(id) {
  group = id;
  showList(false);
}

function choose(userId) {
  me = userId;
  group = null;
  history.replaceState(null, '', `#${userId}`);
  choosing(false);
  closeLiff();
  update().then(() => showList(false));
}

function choosing(isOpen = !document.body.classList.contains('choosing')) {
  document.body.classList.toggle('choosing', isOpen);
  find('choose').setAttribute('aria-expanded', String(isOpen));
}

async function act(action) {
  switch (action.type) {
    case 'uri': return open(action.uri);
    case 'message': return say([{ type: 'text', text: action.text }]);
    case 'postback': return press(me, group, { data: action.data, displayText: action.displayText ?? action.text });
    case 'camera':
    case 'cameraRoll': return find('photo').click();
    case 'location': return sendPlace();
    case 'clipboard': return navigator.clipboard.writeText(action.clipboardText).then(() => toast('คัดลอกแล้ว'));
    default: return toast(`โทรศัพท์จำลองยังทำ ${action.type} ไม่ได้`);
  }
}

function open(uri) {
  const path = liffPath(uri, state);
  if (path !== null && state.site) return openLiff(path, state.site, me, group);
  if (/^https?:/.test(uri)) return window.open(uri, '_blank', 'noopener');
  return toast(uri.startsWith('tel:') ? `โทรออก ${uri.slice(4)} (จำลอง)` : uri);
}

const sendPlace = () =>
  say([{ type: 'location', title: 'สำนักงานเขต (ตัวอย่าง)', address: 'สะพานสูง กรุงเทพมหานคร', latitude: 13.77, longitude: 100.68 }]);

async function say(messages) {
  const answer = await send(me, group, messages);
  if (answer.status !== 200 && answer.error !== 'these messages fire no webhook') toast(`ระบบไม่ตอบรับ (${answer.error ?? answer.status})`);
}

let fading = 0;

function toast(text) {
  find('toast').textContent = text;
  clearTimeout(fading);
  fading = setTimeout(() => find('toast').replaceChildren(), 4000);
}

find('menu-toggle').append(icon('menu'));
find('photo-label').prepend(icon('camera'));
find('place').append(icon('place'));
find('place').addEventListener('click', () => sendPlace().catch(() => toast('ส่งตำแหน่งไม่ได้')));
find('say').addEventListener('submit', (event) => {
  event.preventDefault();
  const text = find('text').value.trim();
  if (!text) return;
  find('text').value = '';
  say([{ type: 'text', text }]).catch(() => toast('ส่งไม่ได้'));
});
find('photo').addEventListener('change', async () => {
  const [file] = find('photo').files;
  if (!file) return;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const content = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  find('photo').value = '';
  await say([{ type: 'image', content, contentType: file.type }]).catch(() => toast('ส่งรูปไม่ได้'));
});
find('menu-toggle').addEventListener('click', () => toggleMenu());
find('back').addEventListener('click', () => showList(true));
find('choose').addEventListener('click', () => choosing());
find('block').addEventListener('click', () => follow(me, persona().following === false));
watchLiff(() => state?.site && new URL(state.site).origin);
onChange(update);
update();
