import { useState } from 'preact/hooks';

/** Text that outlives a trip to sign in again. Kept in this tab only, and gone once it is sent. */
export function useKept(name: string): [string, (text: string) => void] {
  const key = `kept:${name}`;
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? '');
  const keep = (next: string) => {
    setText(next);
    if (next) sessionStorage.setItem(key, next);
    else sessionStorage.removeItem(key);
  };
  return [text, keep];
}
