import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

const STORED = 'shortcuts';

export const shortcutsOn = () => localStorage.getItem(STORED) !== 'off';
export const switchShortcuts = (on: boolean) => localStorage.setItem(STORED, on ? 'on' : 'off');

export function useShortcuts(
  list: RefObject<HTMLElement | null>,
  help: RefObject<HTMLDialogElement | null>,
  onMap: () => void,
) {
  const latest = useRef(onMap);
  latest.current = onMap;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!shortcutsOn() || event.ctrlKey || event.metaKey || event.altKey || help.current?.open) return;
      const target = event.target as HTMLElement;
      if (target.matches('input:not([data-select]), textarea, select')) {
        if (event.key === 'Escape') target.blur();
        return;
      }
      if (event.key === 'j') step(list.current, 1);
      else if (event.key === 'k') step(list.current, -1);
      else if (event.key === 'x') select(target);
      else if (event.key === 'm') latest.current();
      else if (event.key === '/') document.getElementById('search')?.focus();
      else if (event.key === '?') help.current?.showModal();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

function step(list: HTMLElement | null, by: number) {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const at = rows.findIndex((row) => row.closest('li')?.contains(document.activeElement));
  const next = rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

const select = (target: HTMLElement) => target.closest('li')?.querySelector<HTMLElement>('[data-select]')?.click();
