import { useEffect, useRef, useState } from 'preact/hooks';

let held = true;
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

/** LIFF owns the address until it is ready; from here on it is ours. */
export function startRouter() {
  held = false;
  addEventListener('popstate', tell);
  addEventListener('click', follow);
}

export function navigate(to: string, { replace = false } = {}) {
  if (held) throw new Error('The address may not change before LIFF is ready.');
  if (to === location.pathname + location.search) return;
  const before = location.pathname;
  history[replace ? 'replaceState' : 'pushState'](null, '', to);
  if (!replace || location.pathname !== before) scrollTo(0, 0);
  tell();
}

export function useAddress() {
  const read = () => location.pathname + location.search;
  const [address, setAddress] = useState(read);
  useEffect(() => {
    const listener = () => setAddress(read());
    listeners.add(listener);
    listener();
    return () => void listeners.delete(listener);
  }, []);
  return new URL(address, location.origin);
}

/**
 * A new page takes the focus to its heading and gives the window its name, as a loaded page would. Where the heading comes
 * late, `main` holds the focus for it.
 */
export function useArrival(pathname: string, title: string) {
  const first = useRef(true);
  useEffect(() => {
    const opened = first.current;
    first.current = false;
    const main = document.getElementById('main');
    const arrive = () => {
      const heading = document.querySelector<HTMLElement>('h1');
      document.title = heading?.textContent ? `${heading.textContent} · ${title}` : title;
      if (!opened) (heading ?? main)?.focus({ preventScroll: true });
      return heading;
    };
    if (arrive()) return;
    const late = new MutationObserver(() => {
      if (!document.querySelector('h1')) return;
      late.disconnect();
      // Whoever has gone on meanwhile is not called back.
      if (opened || document.activeElement === main) arrive();
    });
    late.observe(document.body, { childList: true, subtree: true });
    return () => late.disconnect();
  }, [pathname]);
}

/** `match('/liff/cases/:id', path)` gives `{ id }`, or null. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/').filter(Boolean);
  const given = path.split('/').filter(Boolean);
  if (wanted.length !== given.length) return null;
  const found: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = decodeURIComponent(given[index] ?? '');
    if (part.startsWith(':')) found[part.slice(1)] = value;
    else if (part !== value) return null;
  }
  return found;
}

function follow(event: MouseEvent) {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.target || link.origin !== location.origin) return;
  const sameApp = link.pathname.split('/')[1] === location.pathname.split('/')[1];
  if (!sameApp || (link.hash && link.pathname === location.pathname)) return;
  event.preventDefault();
  navigate(link.pathname + link.search);
}
