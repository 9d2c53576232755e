import { dayOf, face, make, timeOf } from './dom.js';
import { bubble, template } from './flex.js';

/** The conversation, oldest first, with a line for each new day. */
export function conversation(messages, { me, names, act }) {
  let shownDay = null;
  return messages.flatMap((message) => {
    const day = dayOf(message.at);
    const line = day === shownDay ? [] : [make('p', { className: 'day' }, day)];
    shownDay = day;
    return [...line, row(message, { me, names, act })];
  });
}

/** Only the last message's quick replies are offered, and only until somebody writes. */
export const quickReplies = (messages) => messages.at(-1)?.quickReply?.items?.map((item) => item.action) ?? [];

export function summary(message) {
  if (!message) return 'ยังไม่มีข้อความ';
  return message.text ?? message.altText ?? { image: 'รูป', location: 'ตำแหน่ง', sticker: 'สติกเกอร์' }[message.type] ?? message.type;
}

function row(message, { me, names, act }) {
  const isMine = message.from === me;
  const name = message.from ? (names[message.from] ?? 'สมาชิก') : (message.sender?.name ?? names.bot);
  const isWide = message.type === 'flex' || message.type === 'template';
  return make('div', { className: `message${isMine ? ' mine' : ''}${isWide ? ' wide' : ''}` },
    isMine ? null : face(name),
    make('div', {}, isMine ? null : make('span', { className: 'who' }, name), body(message, act)),
    timeOf(message.at));
}

function body(message, act) {
  switch (message.type) {
    case 'flex': return bubble(message.contents, act);
    case 'template': return template(message, act);
    case 'image': return make('img', { className: 'picture', src: message.previewImageUrl ?? `/_sim/contents/${message.id}`, alt: 'รูปที่ส่งในแชต' });
    case 'location': return make('p', { className: 'bubble' }, `📍 ${message.title ?? 'ตำแหน่ง'}\n${message.address ?? ''}\n${message.latitude}, ${message.longitude}`);
    case 'sticker': return make('p', { className: 'bubble' }, 'สติกเกอร์');
    default: return make('p', { className: 'bubble' }, ...linked(message.text ?? `[${message.type}]`, act));
  }
}

function linked(text, act) {
  return text.split(/(https?:\/\/[^\s]+)/).map((part) => /^https?:\/\//.test(part)
    ? make('a', {
      href: part,
      onclick: (event) => {
        event.preventDefault();
        act({ type: 'uri', uri: part });
      },
    }, part)
    : part);
}
