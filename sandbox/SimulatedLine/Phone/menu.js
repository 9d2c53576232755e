import { find, make } from './dom.js';
import { iconFor } from './icons.js';

/** The rich menu: its picture if one was uploaded, else its areas as labelled buttons in the same places. */
export function drawMenu(menu, act) {
  const area = find('menu');
  const { width, height } = menu.size;
  area.style.aspectRatio = `${width} / ${height}`;
  area.classList.toggle('painted', Boolean(menu.richMenuId));
  area.style.backgroundImage = menu.richMenuId ? `url("/_sim/rich-menus/${menu.richMenuId}/image")` : '';
  find('menu-toggle').setAttribute('aria-label', menu.chatBarText);
  area.replaceChildren(...menu.areas.map(({ bounds, action }) => {
    const label = action.label ?? action.text ?? action.displayText ?? action.uri ?? 'ปุ่ม';
    return make('button', {
      type: 'button',
      style: {
        left: `${(100 * bounds.x) / width}%`, top: `${(100 * bounds.y) / height}%`,
        width: `${(100 * bounds.width) / width}%`, height: `${(100 * bounds.height) / height}%`,
      },
      onclick: () => act(action),
    }, iconFor(label), make('span', {}, label));
  }));
}

export function toggleMenu(isOpen = find('menu').hidden) {
  find('menu').hidden = !isOpen;
  find('menu-toggle').setAttribute('aria-expanded', String(isOpen));
}
