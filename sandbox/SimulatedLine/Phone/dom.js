/** Makes elements; text is always text, never markup. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'style') Object.assign(element.style, value);
    else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name in element) element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export const find = (id) => document.getElementById(id);

const shades = ['#0b6b4a', '#245a94', '#7a3e9d', '#9c4221', '#8a1c4a', '#3f5f1e'];

/** A round with the first letter of a name; Thai vowels written before their consonant are stepped over. */
export function face(name) {
  const letter = [...name].find((sign) => !/[เแโใไ\s]/.test(sign)) ?? '?';
  const shade = shades[[...name].reduce((sum, sign) => sum + sign.codePointAt(0), 0) % shades.length];
  return make('span', { className: 'face', style: { backgroundColor: shade }, 'aria-hidden': 'true' }, letter);
}

const clock = new Intl.DateTimeFormat('th-TH', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Bangkok' });
const seconds = new Intl.DateTimeFormat('th-TH', { timeStyle: 'medium', timeZone: 'Asia/Bangkok' });
const day = new Intl.DateTimeFormat('th-TH', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'Asia/Bangkok' });

export const timeOf = (at) => make('time', { dateTime: at }, clock.format(new Date(at)));
export const secondsOf = (at) => make('time', { dateTime: at }, seconds.format(new Date(at)));
export const dayOf = (at) => day.format(new Date(at));
