import { find, make } from './dom.js';

let opener = null;

/** The path below /liff that a link opens inside LINE, or null for any other link. */
export function liffPath(uri, { line, liffId }) {
  for (const start of [`https://liff.line.me/${liffId}`, `${line}/liff/${liffId}`]) {
    if (uri === start || uri.startsWith(`${start}/`) || uri.startsWith(`${start}?`)) return uri.slice(start.length);
  }
  return null;
}

/** LINE's browser in the phone; the product's page learns from the hash who holds the phone and from which chat it was opened. */
export function openLiff(path, site, userId, groupId) {
  const url = `${site}/liff${path.split('#')[0]}#sim-user=${userId}${groupId ? `&sim-group=${groupId}` : ''}`;
  opener = document.activeElement;
  find('liff').querySelector('iframe')?.remove();
  find('liff').append(make('iframe', { src: url, title: 'หน้าของสะพานสูงใน LINE', allow: 'geolocation; camera; clipboard-write' }));
  find('liff-title').querySelector('small').textContent = new URL(url).host;
  find('liff').hidden = false;
  find('liff-close').focus();
}

export function closeLiff() {
  if (find('liff').hidden) return;
  find('liff').hidden = true;
  find('liff').querySelector('iframe')?.remove();
  if (opener?.isConnected) opener.focus();
  else find('chat').focus();
}

export function watchLiff(siteOrigin) {
  find('liff-close').addEventListener('click', closeLiff);
  addEventListener('keydown', (event) => event.key === 'Escape' && closeLiff());
  addEventListener('message', (event) => event.origin === siteOrigin() && event.data?.liff === 'close' && closeLiff());
}
