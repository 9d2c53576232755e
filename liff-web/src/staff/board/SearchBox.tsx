import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../shared/Icon';
import { t } from '../text';

const SETTLE = 350;

export function SearchBox({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const [text, setText] = useState(q);
  useEffect(() => setText(q), [q]);
  useEffect(() => {
    if (text.trim() === q) return;
    const timer = setTimeout(() => onSearch(text), SETTLE);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <search class="search">
      <Icon name="search" size={20} />
      <input
        id="search"
        type="search"
        aria-label={t.board.search}
        placeholder={t.board.search}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
    </search>
  );
}
